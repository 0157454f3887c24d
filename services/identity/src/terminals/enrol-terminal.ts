import { refuse } from "@tallenne/contracts";
import { type Instant, instantOf, type RoomId, type TerminalId } from "@tallenne/domain";
import { newToken } from "../invitations/tokens.ts";
import type { IdentityPorts } from "../ports.ts";
import { hashOf } from "../sessions/session.ts";
import { type Terminal, terminalLinkLife } from "./terminal.ts";

interface TerminalAsked {
  readonly office: string;
  readonly room: RoomId;
  readonly name: string;
}

/** Whether a terminal may be added. Throws Problem `bad-input` for an office without a unit, `conflict` for a name the office has already. */
export async function requireEnrollable(
  { terminals, units }: Pick<IdentityPorts, "terminals" | "units">,
  asked: TerminalAsked,
): Promise<void> {
  const { office } = asked;
  if ((await units.count({ field: "office", is: office })) === 0)
    throw refuse("bad-input", {
      findings: [{ pointer: "/office", code: "unknown-office", detail: "an office that has a unit" }],
    });
  const name = asked.name.trim().toLowerCase();
  for await (const one of terminals.each({ field: "office", is: office }))
    if (one.state !== "revoked" && one.name.trim().toLowerCase() === name) throw refuse("conflict");
}

/** Adds a terminal that waits for its device; answers the token of the one-time link, which is kept nowhere. */
export function enrolTerminalWith(ports: Pick<IdentityPorts, "terminals" | "clock" | "chance">) {
  const { terminals, clock, chance } = ports;
  return async (
    id: TerminalId,
    asked: TerminalAsked,
  ): Promise<{ terminal: TerminalId; token: string; until: Instant }> => {
    const token = newToken(chance);
    const linkUntil = clock.now() + terminalLinkLife;
    const waiting: Omit<Terminal, "version"> = {
      ...asked,
      id,
      state: "awaited",
      linkHash: hashOf(token),
      linkUntil,
      hash: null,
      enrolledAt: null,
      seenAt: null,
    };
    await terminals.insert(waiting);
    return { terminal: id, token, until: instantOf(linkUntil) };
  };
}

/** Takes a terminal out: from this instant on its cookie and its link open nothing. Throws Problem `unknown`. */
export async function revokeTerminalOf(
  { terminals }: Pick<IdentityPorts, "terminals">,
  id: TerminalId,
): Promise<void> {
  const revoked = await terminals.change(id, (terminal) => ({
    ...terminal,
    state: "revoked",
    hash: null,
    linkHash: null,
    linkUntil: null,
  }));
  if (revoked === undefined) throw refuse("unknown");
}

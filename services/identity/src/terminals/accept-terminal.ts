import { refuse } from "@tallenne/contracts";
import { type Answer, answer, type Granted, terminalCookieName } from "@tallenne/wire";
import { newToken } from "../invitations/tokens.ts";
import type { IdentityPorts } from "../ports.ts";
import { hashOf } from "../sessions/session.ts";
import { deviceCookieLife, type Terminal } from "./terminal.ts";

/** What the device learns of itself. */
type Accepted = Pick<Terminal, "id" | "office" | "room" | "name">;

/**
 * The device follows the one-time link: the link is used up, and a new secret stands in the device's cookie. Throws Problem `sign-in-refused` for a token that
 * is unknown, used, run out or of a revoked terminal.
 */
export function acceptTerminalWith(ports: Pick<IdentityPorts, "terminals" | "ledger" | "clock" | "chance">) {
  const { terminals, ledger, clock, chance } = ports;
  return async (door: Pick<Granted, "entry">, token: string): Promise<Answer<Accepted>> => {
    const linkHash = hashOf(token);
    const { rows } = await terminals.find({ where: { field: "linkHash", is: linkHash }, limit: 1 });
    const [found] = rows;
    if (found === undefined || !isOpen(found, clock.now())) throw refuse("sign-in-refused");
    const { id, office, room, name } = found;
    await ledger.write([door.entry("terminal.enrolled", { objects: [id], facts: { office } })]);
    const secret = newToken(chance);
    let isFirst = false;
    await terminals.change(id, (terminal) => {
      // Of two devices with the same link the first one is the terminal.
      isFirst = terminal.linkHash === linkHash && isOpen(terminal, clock.now());
      if (!isFirst) return undefined;
      const now = clock.now();
      return {
        ...terminal,
        state: "enrolled",
        hash: hashOf(secret),
        linkHash: null,
        linkUntil: null,
        enrolledAt: now,
        seenAt: now,
      };
    });
    if (!isFirst) throw refuse("sign-in-refused");
    const cookie = { name: terminalCookieName, value: secret, path: "/", maxAge: deviceCookieLife };
    return answer({ id, office, room, name }, { cookies: [cookie] });
  };
}

function isOpen({ state, linkUntil }: Terminal, now: number): boolean {
  return state === "awaited" && linkUntil !== null && now < linkUntil;
}

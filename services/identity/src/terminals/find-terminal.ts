import type { RoomId, TerminalId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { hashOf } from "../sessions/session.ts";
import { isSightingNew } from "./terminal.ts";

interface Standing {
  readonly id: TerminalId;
  readonly office: string;
  readonly room: RoomId;
}

/** Which terminal stands behind a device cookie; null for none, an unknown or a revoked one. Looked up every time: revoking counts from the next question on. */
export function terminalBehind({
  terminals,
  clock,
  log,
}: Pick<IdentityPorts, "terminals" | "clock" | "log">) {
  return async (secret: string): Promise<Standing | null> => {
    const { rows } = await terminals.find({ where: { field: "hash", is: hashOf(secret) }, limit: 1 });
    const [terminal] = rows;
    if (terminal?.state !== "enrolled") return null;
    if (isSightingNew(terminal, clock))
      await terminals
        .change(terminal.id, (now) => ({ ...now, seenAt: clock.now() }))
        // That it was seen fails no question.
        .catch((failure: unknown) => log.warn({ event: "sighting-not-noted" }, failure));
    const { id, office, room } = terminal;
    return { id, office, room };
  };
}

import type { TerminalRow } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Terminal, Terminals } from "./terminal.ts";

/** Every terminal, by office and name, revoked ones last. */
export async function allTerminals(terminals: Terminals): Promise<TerminalRow[]> {
  const all: Terminal[] = [];
  for await (const terminal of terminals.each()) all.push(terminal);
  return all.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)).map(rowOf);
}

function rowOf({ id, office, room, name, state, enrolledAt, seenAt, linkUntil }: Terminal): TerminalRow {
  return {
    id,
    office,
    room,
    name,
    state,
    enrolledAt: at(enrolledAt),
    seenAt: at(seenAt),
    linkUntil: at(linkUntil),
  };
}

const place = ({ state, office, name }: Terminal): string =>
  `${state === "revoked" ? 1 : 0} ${office} ${name}`;
const at = (ms: number | null) => (ms === null ? null : instantOf(ms));

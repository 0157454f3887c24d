import type { PersonId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { idle, longest } from "./session.ts";

/** Ends every session of a person at once: their number rises first, so that not even one opened meanwhile survives. */
export async function endSessionsOf(
  { people, sessions }: Pick<IdentityPorts, "people" | "sessions">,
  person: PersonId,
): Promise<void> {
  await people.change(person, (before) => ({ ...before, sessions: before.sessions + 1 }));
  for await (const { id } of sessions.each({ field: "person", is: person })) await sessions.remove(id);
}

/** Removes sessions that are over, whoever may have forgotten them. */
export async function sweepSessions({
  sessions,
  clock,
}: Pick<IdentityPorts, "sessions" | "clock">): Promise<void> {
  const now = clock.now();
  const over = [
    { field: "startedAt", before: now - longest + 1 },
    { field: "usedAt", before: now - idle + 1 },
  ];
  for (const where of over) for await (const { id } of sessions.each(where)) await sessions.remove(id);
}

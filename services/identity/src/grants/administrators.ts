import type { CalendarDate, PersonId } from "@tallenne/domain";
import type { People } from "../people/person.ts";
import { type Grants, stateOf } from "./grant.ts";

/** The people who are administrators on a day: the right in force, the person at work. */
async function administratorsOn(
  ports: { readonly grants: Grants; readonly people: People },
  today: CalendarDate,
): Promise<ReadonlySet<PersonId>> {
  const found = new Set<PersonId>();
  for await (const grant of ports.grants.each({ field: "role", is: "aa" })) {
    if (stateOf(grant, today) !== "in-force") continue;
    if ((await ports.people.get(grant.person))?.state === "active") found.add(grant.person);
  }
  return found;
}

/** Whether a person is the one administrator there is: only then may one person do what takes two (flows D28). */
export async function isOnlyAdministrator(
  ports: { readonly grants: Grants; readonly people: People },
  asked: { readonly person: PersonId; readonly today: CalendarDate },
): Promise<boolean> {
  const all = await administratorsOn(ports, asked.today);
  return all.size === 1 && all.has(asked.person);
}

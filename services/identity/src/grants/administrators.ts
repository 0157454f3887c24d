import { addDays, type CalendarDate, type PersonId } from "@tallenne/domain";
import { refuse } from "@tallenne/contracts";
import type { People } from "../people/person.ts";
import { type Grant, type Grants, stateOf } from "./grant.ts";

interface AdministratorPorts {
  readonly grants: Grants;
  readonly people: People;
}

/** For so many days after another administrator's right ended nobody does alone what takes two (decision 0012). */
const waitingDays = 7;

/** The people who are administrators on a day, the right in force, the person at work; as it is, and as it would be without some rights. */
async function administratorsOn(
  ports: AdministratorPorts,
  today: CalendarDate,
  isGone: (grant: Grant) => boolean,
): Promise<{ readonly now: ReadonlySet<PersonId>; readonly left: ReadonlySet<PersonId> }> {
  const now = new Set<PersonId>();
  const left = new Set<PersonId>();
  for await (const grant of ports.grants.each({ field: "role", is: "aa" })) {
    if (stateOf(grant, today) !== "in-force") continue;
    if ((await ports.people.get(grant.person))?.state !== "active") continue;
    now.add(grant.person);
    if (!isGone(grant)) left.add(grant.person);
  }
  return { now, left };
}

/**
 * Whether a person may do alone what takes two (flows D28): they are an administrator at work, and nobody else has, or had within the last seven
 * days, an approved administrator's right. The right counts whether or not its bearer is at work: who makes the other one go away gains nothing by it.
 */
export async function mayActAlone(
  ports: AdministratorPorts,
  asked: { readonly person: PersonId; readonly today: CalendarDate },
): Promise<boolean> {
  const { person, today } = asked;
  let isAdministrator = false;
  for await (const grant of ports.grants.each({ field: "role", is: "aa" })) {
    if (grant.approvedBy === null) continue;
    if (grant.person === person) isAdministrator ||= stateOf(grant, today) === "in-force";
    else if (today <= addDays(grant.endedOn ?? grant.until, waitingDays)) return false;
  }
  return isAdministrator && (await ports.people.get(person))?.state === "active";
}

/** Whose rights somebody wants to end, and which of them. */
export interface Ending {
  readonly person: PersonId;
  readonly by: PersonId;
  /** Which of the person's rights go; all of them when left out. */
  readonly grant?: Grant["id"];
}

/**
 * Whether rights may be ended with regard to who administers then. Throws Problem `conflict` when nobody would: somebody must be able to let people
 * in and out; `second-person` when the one who ends another's right would be the only administrator left: that takes another administrator, whom
 * two have made before, or the other's own act.
 */
export async function requireOthersLeft(
  ports: AdministratorPorts,
  asked: Ending & { readonly today: CalendarDate },
): Promise<void> {
  const { person, by, grant, today } = asked;
  const isGone = (one: Grant) => one.person === person && (grant === undefined || one.id === grant);
  const { now, left } = await administratorsOn(ports, today, isGone);
  // Whoever is no administrator is refused by the policies, and is told nothing of who is.
  if (!now.has(by) || !now.has(person) || left.has(person)) return;
  if (left.size === 0) throw refuse("conflict");
  if (by !== person && left.size === 1) throw refuse("second-person");
}

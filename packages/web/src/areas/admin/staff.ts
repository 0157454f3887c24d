import type { Me } from "@tallenne/contracts";
import type { Answer } from "../../api/client.ts";

/** A person of the staff with grants and commitment. */
export type Person = Answer<"listPeople">["rows"][number];
export type Grant = Person["grants"][number];
export type Unit = Answer<"listPeople">["units"][number];

/**
 * Is this person the one administrator there is? Then one person may do what takes two, and the ledger says so. Identity looks further back (a
 * week must have passed since another one's right ended) and has the last word.
 */
export function isOnlyAdministrator(me: Me["person"], people: readonly Person[]): boolean {
  const administrators = people.filter(
    ({ state, grants }) =>
      state === "active" && grants.some(({ role, state: is }) => role === "aa" && is === "in-force"),
  );
  return administrators.length === 1 && administrators[0]?.id === me;
}

/**
 * How a person may approve a proposal: as the second person, alone as the only administrator, or not at all: never a right for oneself (T-A10.3c), and never
 * alone what takes two in production (`takes-two`, decision 0020).
 */
export function approvalBy(
  me: Pick<Me, "person" | "role">,
  { person, grant, onlyAdministrator }: { person: Person; grant: Grant; onlyAdministrator: boolean },
): "second" | "alone" | "takes-two" | "not" | "not-in-role" {
  if (me.role !== "aa" && me.role !== "de") return "not-in-role";
  const isParty = grant.proposedBy === me.person || person.id === me.person;
  if (!isParty) return "second";
  if (me.role !== "aa" || !onlyAdministrator || person.id === me.person) return "not";
  return grant.takesTwo ? "takes-two" : "alone";
}

/** The last day a right proposed today may have: twelve calendar months on, never past the end of that month. */
export function yearAfter(iso: Grant["until"]): Grant["until"] {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  const end = new Date(Date.UTC(year + 1, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + 1, month - 1, Math.min(day, end)))
    .toISOString()
    .slice(0, 10) as Grant["until"];
}

/** Proposals that wait for somebody, with whose they are. */
export function waitingProposals(people: readonly Person[]): readonly { person: Person; grant: Grant }[] {
  return people.flatMap((person) =>
    person.grants.filter(({ state }) => state === "proposed").map((grant) => ({ person, grant })),
  );
}

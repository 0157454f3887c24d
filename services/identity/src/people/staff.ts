import type { listPeople, Received } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import { type Commitment, inForce } from "../commitments/commitment.ts";
import { textInForce } from "../commitments/commitment-text.ts";
import { type Grant, stateOf, viewOf } from "../grants/grant.ts";
import { mayBeGivenAlone } from "../grants/second-person.ts";
import type { IdentityPorts } from "../ports.ts";
import { allUnits } from "../units/unit.ts";
import type { Person } from "./person.ts";

type Staff = Received<typeof listPeople>;

/** The staff with rights and commitments, by name. The entry that says so is durable before this runs. */
export async function staffOf(ports: IdentityPorts): Promise<Staff> {
  const today = ports.calendar.today();
  const text = await textInForce(ports.texts);
  const grants = await byPerson<Grant>(ports.grants.each());
  const signed = await byPerson<Commitment>(ports.commitments.each());
  const all: Person[] = [];
  for await (const person of ports.people.each()) if (person.forgotten !== true) all.push(person);
  const rows = all
    .toSorted((a, b) => a.name.localeCompare(b.name, "fi"))
    .map(({ id, name, unit, office, state }) => ({
      id,
      name,
      unit,
      office,
      state,
      commitment: inForce(newest(signed.get(id)), { today, textNumber: text?.number }),
      grants: (grants.get(id) ?? []).map((grant) => ({
        ...viewOf(grant),
        state: stateOf(grant, today),
        proposedBy: grant.proposedBy,
        approvedBy: grant.approvedBy,
        alone: grant.alone,
        takesTwo: !mayBeGivenAlone(ports, grant.role),
      })),
    }));
  const units = (await allUnits(ports.units)).map(({ id, name, office }) => ({ id, name, office }));
  return { rows, units };
}

async function byPerson<T extends { readonly person: PersonId }>(
  all: AsyncIterable<T>,
): Promise<ReadonlyMap<PersonId, readonly T[]>> {
  const found = new Map<PersonId, T[]>();
  for await (const one of all) {
    const others = found.get(one.person);
    if (others) others.push(one);
    else found.set(one.person, [one]);
  }
  return found;
}

function newest(signed: readonly Commitment[] = []): Commitment | undefined {
  return signed.toSorted((a, b) => b.signedAt - a.signedAt)[0];
}

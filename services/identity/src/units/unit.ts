import { type Collection, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** A unit or team of an office. */
export interface Unit {
  /** Its code. */
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly office: string;
}

const kept = z.strictObject({ id: z.string(), version: z.int(), name: z.string(), office: z.string() });

export type Units = Collection<Unit>;

const unitsKept = keepsNothingPersonal<Unit>("identity.units", "names of units and offices; no person", {
  small: true,
  parse: (value) => kept.parse(value),
});

/** Opens the units. */
export function openUnits(documents: Documents): Promise<Units> {
  return documents.open(unitsKept);
}

/** Every unit, by code. */
export async function allUnits(units: Units): Promise<readonly Unit[]> {
  const all: Unit[] = [];
  for await (const unit of units.each()) all.push(unit);
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

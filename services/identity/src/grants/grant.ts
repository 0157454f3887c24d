import { grantView, type GrantView, type Standing } from "@tallenne/contracts";
import { isGrantInForce } from "@tallenne/access";
import type { CalendarDate, PersonId } from "@tallenne/domain";
import { type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";

/** A right proposed by one person and approved by another: role × unit × registers × lines × until (row A10.3). */
export interface Grant extends GrantView {
  readonly version: number;
  readonly person: PersonId;
  /** The day it was proposed; it ends at most twelve months later. */
  readonly from: CalendarDate;
  readonly proposedBy: PersonId;
  readonly approvedBy: PersonId | null;
  /** The day it was approved; absent of rights from before it was kept. */
  readonly approvedOn?: CalendarDate;
  /** One person did both, as there was only one administrator. */
  readonly alone: boolean;
  /** Ended before its last day, by whom and when. */
  readonly endedBy?: PersonId;
  readonly endedOn?: CalendarDate;
}

const kept = grantView.extend({
  version: z.int(),
  person: z.string(),
  from: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  approvedOn: z.string().optional(),
  alone: z.boolean(),
  endedBy: z.string().optional(),
  endedOn: z.string().optional(),
});

export type Grants = Collection<Grant>;

const grantsKept = keeps<Grant>("identity.grants", {
  register: "staff directory",
  personal: ["person", "proposedBy", "approvedBy", "endedBy"],
  term: "P120M",
  indexes: ["person+until", "role+until"],
  parse: (value) => kept.parse(value) as unknown as Grant,
  exportFor: (grants, subject) => grantsOf(grants, subject as PersonId),
});

/** Opens the rights. */
export function openGrants(documents: Documents): Promise<Grants> {
  return documents.open(grantsKept);
}

export type GrantState = "proposed" | "in-force" | "ended";

/** Where a right stands on a day. Its last day passes without anybody doing anything (T-A10.3a). */
export function stateOf(grant: Grant, today: CalendarDate): GrantState {
  if (grant.endedBy !== undefined || !isGrantInForce(grant, today)) return "ended";
  return grant.approvedBy === null ? "proposed" : "in-force";
}

/** The right as others see it. */
export function viewOf({ id, role, unit, registers, lines, until }: Grant): GrantView {
  return { id, role, unit, registers, lines, until };
}

/** Every right of a person, by last day. */
export async function grantsOf(grants: Grants, person: PersonId): Promise<readonly Grant[]> {
  const all: Grant[] = [];
  for await (const grant of grants.each({ field: "person", is: person })) all.push(grant);
  return all.toSorted((a, b) => (a.until < b.until ? -1 : 1));
}

/** The rights of a person that are in force on a day. */
export async function grantsInForce(
  grants: Grants,
  asked: { readonly person: PersonId; readonly today: CalendarDate },
): Promise<readonly GrantView[]> {
  const all = await grantsOf(grants, asked.person);
  return all.filter((grant) => stateOf(grant, asked.today) === "in-force").map(viewOf);
}

/** The roles that rights give, each once. */
export function rolesOf(grants: readonly GrantView[]): readonly Standing["role"][] {
  return [...new Set(grants.map(({ role }) => role))];
}

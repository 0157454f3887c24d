import {
  addDays,
  type CalendarDate,
  ceilingFor,
  type HoldCause,
  helsinkiDateOf,
  registerIn,
  type RetentionRule,
  retentionRule,
} from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import type { Contact } from "../contacts/contact.ts";
import { type Policy, rulesOn } from "../policies/policy.ts";

/** The rule a contact was taken in under: a later policy changes neither its term nor its ceiling (T-A0.2). */
export async function ruleOf(policies: Collection<Policy>, contact: Contact): Promise<RetentionRule> {
  const rules = await rulesOn(policies, helsinkiDateOf(contact.ingestedAt));
  const register = registerIn(rules, contact.register);
  if (register === undefined) throw new Error("a contact lies in a register of its policy");
  return retentionRule(register);
}

/** The cause a kind of case gives a hold; undefined where it gives none: there is no third cause. */
export function causeOf(kind: Case["kind"]): HoldCause | undefined {
  if (kind === "complaint" || kind === "quality") return kind;
  return undefined;
}

/**
 * The last day a hold for a case may have: twelve months from the recording, and no later than its case gives ground for, with the appeal window
 * after a complaint. So a case that ends by its own date needs nobody to end its holds.
 */
export function latestFor(
  rule: RetentionRule,
  { anchorDate }: Pick<Contact, "anchorDate">,
  matter: Pick<Case, "kind" | "until">,
  appealDays: number,
): CalendarDate {
  const ceiling = ceilingFor(rule, anchorDate);
  const ofCase = matter.kind === "complaint" ? addDays(matter.until, appealDays) : matter.until;
  return ofCase < ceiling ? ofCase : ceiling;
}

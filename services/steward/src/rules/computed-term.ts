import type { LedgerEntry } from "@tallenne/contracts";
import {
  type CalendarDate,
  type Policy,
  type Register,
  calendarDate,
  isPast,
  lastDayFor,
  policyOn,
  readBucket,
  registerIn,
} from "@tallenne/domain";

/** What the catalogue states of a contact that is due. */
export interface StatedTerm {
  readonly register: string;
  readonly class: string;
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** What the steward knows by itself, to hold the statement against. */
export interface OwnKnowledge {
  /** What the ledger was told when the contact was taken in. */
  readonly ingested: LedgerEntry | undefined;
  /** Every policy version pinned. */
  readonly policies: readonly Policy[];
  /** The bucket it is said to lie in. */
  readonly bucket: string;
  readonly today: CalendarDate;
}

/** The steward's own answer: agreed, or what it computes instead (`unknown` where the ledger knows nothing of the contact). */
export type TermVerdict =
  | { readonly is: "agreed" }
  | { readonly is: "disputed"; readonly computed: CalendarDate | "unknown" };

/**
 * Computes a contact's last day again, from the rules in force when it was taken in (a later version never changes the life of older contacts,
 * T-A0.2) and from what the ledger was told then: the catalogue is not asked. Destroying thus takes two services that agree (architecture §1): on
 * register, anchor and last day, that it lies in the bucket of that day, and that the day is past.
 */
export function verdictOn(stated: StatedTerm, own: OwnKnowledge): TermVerdict {
  const { ingested, policies, bucket, today } = own;
  const told = ingested?.facts as { readonly register?: string; readonly anchorDate?: string } | undefined;
  const rules = ingested === undefined ? undefined : (policyOn(policies, ingested.date) ?? policies[0]);
  const register = rules === undefined ? undefined : registerIn(rules, told?.register ?? "");
  if (told?.anchorDate === undefined || register === undefined)
    return { is: "disputed", computed: "unknown" };
  const computed = computedLastDay(register, told.anchorDate);
  if (computed === undefined) return { is: "disputed", computed: "unknown" };
  const within = readBucket(bucket);
  const agreed =
    register.id === stated.register &&
    told.anchorDate === stated.anchorDate &&
    computed === stated.lastDay &&
    within?.register === register.id &&
    within.class === stated.class &&
    computed <= within.lastDay &&
    isPast(within.lastDay, today);
  return agreed ? { is: "agreed" } : { is: "disputed", computed };
}

/** Undefined where the rules have no single term for the register: what cannot be computed is not destroyed. */
function computedLastDay(register: Register, anchorDate: string): CalendarDate | undefined {
  const [rule, ...others] = register.rules;
  return rule === undefined || others.length > 0 ? undefined : lastDayFor(rule, calendarDate(anchorDate));
}

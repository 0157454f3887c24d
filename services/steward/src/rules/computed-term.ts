import type { LedgerEntry } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type KeptBy,
  type Policy,
  type Register,
  calendarDate,
  isPast,
  keptClass,
  keptUntil,
  openEnd,
  policyOn,
  readBucket,
  registerIn,
  retentionRule,
} from "@tallenne/domain";
import { toldKeeping } from "./told-keeping.ts";

/** What the catalogue states of a contact that is due. */
export interface StatedTerm {
  readonly register: string;
  readonly class: string;
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
  /** Last day with holds and freezes. */
  readonly keptUntil: CalendarDate;
  /** The ledger has not been told everything of it yet. */
  readonly untold: boolean;
}

/** What the steward knows by itself, to hold the statement against. */
export interface OwnKnowledge {
  /** What the ledger was told when the contact was taken in. */
  readonly ingested: LedgerEntry | undefined;
  /** What it was told of holds, freezes and erasures since. */
  readonly keeping: readonly LedgerEntry[];
  /** Every policy version pinned. */
  readonly policies: readonly Policy[];
  /** The bucket it is said to lie in. */
  readonly bucket: string;
  readonly today: CalendarDate;
}

/**
 * The steward's own answer: `agreed` that its time is over; agreed that it is `kept`, and where its keys belong; `waits` for the ledger, which lags behind; or
 * what it computes instead (`unknown` where the ledger knows nothing of the contact).
 */
export type TermVerdict =
  | { readonly is: "agreed" }
  | { readonly is: "kept"; readonly class: "standard" | "held" | "frozen"; readonly bucket: string }
  | { readonly is: "waits" }
  | { readonly is: "disputed"; readonly computed: CalendarDate | "unknown" };

/** Days for which the keys of a freeze without an end lie in one bucket; then they move again. */
const frozenDays = 30;

/**
 * Computes how long a contact is kept, from the rules in force when it was taken in (a later version never changes the life of older contacts, T-A0.2)
 * and from what the ledger was told: the catalogue is not asked. Destroying thus takes two services that agree (architecture §1): on register, anchor,
 * own last day and last day with holds and freezes, and that this is past. Nothing that the catalogue keeps is destroyed, and nothing that the ledger
 * keeps: where they differ it is disputed, or waits while an entry is still on its way.
 */
export function verdictOn(stated: StatedTerm, own: OwnKnowledge): TermVerdict {
  const { ingested, policies, bucket, today } = own;
  const told = ingested?.facts as { readonly register?: string; readonly anchorDate?: string } | undefined;
  const rules = ingested === undefined ? undefined : (policyOn(policies, ingested.date) ?? policies[0]);
  const register = rules === undefined ? undefined : registerIn(rules, told?.register ?? "");
  if (told?.anchorDate === undefined || register === undefined)
    return { is: "disputed", computed: "unknown" };
  const anchorDate = calendarDate(told.anchorDate);
  const kept = keptBy(register, anchorDate, own.keeping);
  if (kept === undefined) return { is: "disputed", computed: "unknown" };
  const until = keptUntil(kept);
  const isAgreed =
    register.id === stated.register &&
    anchorDate === stated.anchorDate &&
    kept.lastDay === stated.lastDay &&
    liesRightly(bucket, { register: register.id, class: stated.class, lastDay: kept.lastDay });
  if (!isAgreed) return { is: "disputed", computed: kept.lastDay };
  if (until !== stated.keptUntil)
    return stated.untold ? { is: "waits" } : { is: "disputed", computed: until };
  if (isPast(until, today)) return { is: "agreed" };
  return { is: "kept", class: keptClass(kept), bucket: bucketFor(register.id, kept, own) };
}

/** Undefined where the rules have no single term for the register: what cannot be computed is not destroyed. */
function keptBy(
  register: Register,
  anchorDate: CalendarDate,
  keeping: readonly LedgerEntry[],
): KeptBy | undefined {
  return register.rules.length === 1 ? toldKeeping(retentionRule(register), anchorDate, keeping) : undefined;
}

function liesRightly(
  bucket: string,
  item: { readonly register: string; readonly class: string; readonly lastDay: CalendarDate },
): boolean {
  const within = readBucket(bucket);
  return within?.register === item.register && within.class === item.class && item.lastDay <= within.lastDay;
}

/** Where the keys of what is kept belong: in a living bucket of its last day; within its own term in its own one, under the next version. */
function bucketFor(register: string, kept: KeptBy, { bucket, today }: OwnKnowledge): string {
  const until = keptUntil(kept);
  const to = keptClass(kept);
  if (to === "standard")
    return readBucket(bucket)?.class === "standard" ? bucket : `${register}/standard/${until}`;
  return `${register}/${to}/${until === openEnd ? addDays(today, frozenDays) : until}`;
}

import { addDays, type CalendarDate, calendarDate } from "../calendar/calendar-date.ts";
import type { CaseId } from "../id.ts";
import type { PurposeCode } from "../policy/purpose.ts";
import { type Freeze, isFreezeInForce } from "./freeze.ts";
import { type Hold, isHoldInForce, purposeOfHold } from "./hold.ts";

/** Everything that decides how long one contact is kept, and for whom. */
export interface Keeping {
  /** The day its term runs from: the ceiling of holds too. */
  readonly anchorDate: CalendarDate;
  /** Last day of the register's own term. Never changes: holds and freezes lie over it. */
  readonly lastDay: CalendarDate;
  readonly holds: readonly Hold[];
  readonly freezes: readonly Freeze[];
  /** A granted erasure request: the term has ended the day before, whatever holds there are. */
  readonly erasure: { readonly on: CalendarDate; readonly case: CaseId } | null;
}

/** As much of a keeping as its last day follows from: what the steward knows from the ledger alone. */
export interface KeptBy extends Pick<Keeping, "lastDay"> {
  readonly holds: readonly Pick<Hold, "state" | "until">[];
  readonly freezes: readonly Pick<Freeze, "until" | "releasedOn">[];
  readonly erasure: Pick<NonNullable<Keeping["erasure"]>, "on"> | null;
}

/** Why a hold or freeze was not changed. */
export type KeepingRefusal =
  /** Already past: what has ended is not brought back (410). */
  | "expired"
  /** The notice gives this register no hold of this cause. */
  | "not-holdable"
  /** Later than twelve months from the recording. */
  | "past-ceiling"
  /** Earlier than today, or for an extension not later than it is. */
  | "not-later"
  /** The case has one on this recording already. */
  | "standing-already"
  /** Nobody proposes and approves the same hold (T-P12). */
  | "second-person"
  /** There is no such hold or freeze, or it is not in the state for it. */
  | "no-such";

/** What became of a wish: the keeping as it is now, or why it stays as it was. */
export type KeepingResult =
  | { readonly keeping: Keeping; readonly refused?: undefined }
  | { readonly keeping?: undefined; readonly refused: KeepingRefusal };

/** Last day of a freeze that has no end yet: later than every other. */
export const openEnd: CalendarDate = calendarDate("9999-12-31");

/** Last day on which everybody who might otherwise read it may: the register's term, or the day before its erasure was granted. */
export function ownLastDay({ lastDay, erasure }: Pick<KeptBy, "lastDay" | "erasure">): CalendarDate {
  if (erasure === null) return lastDay;
  const before = addDays(erasure.on, -1);
  return before < lastDay ? before : lastDay;
}

/**
 * Last day on which a contact is kept at all: the latest of its own term, its holds and its freezes; `openEnd` while a freeze has no end. An erasure
 * ends holds, since its decision has weighed them (Art 17(3)), but no freeze: that one serves the person.
 */
export function keptUntil(keeping: KeptBy): CalendarDate {
  return latest([ownLastDay(keeping), ...heldUntil(keeping), ...frozenUntil(keeping)]);
}

/** Last day by term and holds alone, as the notice allows it. */
export function noticeLimit(keeping: KeptBy): CalendarDate {
  return latest([ownLastDay(keeping), ...heldUntil(keeping)]);
}

/** Whether on that day only a freeze keeps it: "kept beyond the notice" in the officer's list. */
export function isBeyondNotice(keeping: Keeping, day: CalendarDate): boolean {
  return day > noticeLimit(keeping) && day <= keptUntil(keeping);
}

/** Class of its keys: what outlives its own term is held, and frozen where the freeze is what keeps it longest. */
export function keptClass(keeping: KeptBy): "standard" | "held" | "frozen" {
  const until = keptUntil(keeping);
  if (until === ownLastDay(keeping)) return "standard";
  return until === noticeLimit(keeping) ? "held" : "frozen";
}

/**
 * Whether it may be read on a day for a purpose and case: within its own term whatever they are (the rules of access decide the rest), after it only
 * for the hold's own purpose and case, or for the request that froze it.
 */
export function readableFor(
  keeping: Keeping,
  day: CalendarDate,
  asked: { readonly purpose: PurposeCode; readonly case?: CaseId },
): boolean {
  if (day <= ownLastDay(keeping)) return true;
  return keptFor(keeping, day).some((one) => one.case === asked.case && one.purpose === asked.purpose);
}

/** Cases, each with its purpose and last day, for which a contact is still readable once its own term is over. */
export function keptFor(
  keeping: Keeping,
  day: CalendarDate,
): readonly { readonly case: CaseId; readonly purpose: PurposeCode; readonly until: CalendarDate }[] {
  const held = keeping.erasure === null ? keeping.holds.filter((hold) => isHoldInForce(hold, day)) : [];
  const frozen = keeping.freezes.filter((freeze) => isFreezeInForce(freeze, day));
  return [
    ...held.map((hold) => ({ case: hold.case, purpose: purposeOfHold(hold.cause), until: hold.until })),
    ...frozen.map((freeze) => ({
      case: freeze.case,
      purpose: "p4" as const,
      until: freeze.until ?? openEnd,
    })),
  ];
}

function heldUntil({ holds, erasure }: KeptBy): CalendarDate[] {
  if (erasure !== null) return [];
  return holds.filter(({ state }) => state === "in-force").map(({ until }) => until);
}

function frozenUntil({ freezes }: KeptBy): CalendarDate[] {
  return freezes.filter(({ releasedOn }) => releasedOn === null).map(({ until }) => until ?? openEnd);
}

function latest(days: readonly CalendarDate[]): CalendarDate {
  return days.reduce((last, day) => (day > last ? day : last));
}

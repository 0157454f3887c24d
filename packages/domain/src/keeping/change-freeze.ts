import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { CaseId, FreezeId, PersonId } from "../id.ts";
import { type Freeze, type FreezeGround, isFreezeInForce } from "./freeze.ts";
import { type Keeping, type KeepingRefusal, type KeepingResult, keptUntil } from "./keeping.ts";

/** What is frozen, and since when the request that names it is known. */
export interface FreezeWish extends Pick<Freeze, "id" | "case" | "cause" | "stage" | "placedBy"> {
  /** Day on which the request arrived: what was kept on that day is frozen, also where midnight passed meanwhile (T-Q2). */
  readonly registeredOn: CalendarDate;
}

/**
 * Freezes a contact of any channel for a request. Once per case: a second time changes nothing, but a match makes a candidate a matched one. Refused
 * `expired` when its day was over before the request arrived; an erasure granted meanwhile is no expiry.
 */
export function placeFreeze(keeping: Keeping, wish: FreezeWish, today: CalendarDate): KeepingResult {
  const standing = keeping.freezes.find(
    (freeze) => freeze.case === wish.case && isFreezeInForce(freeze, today),
  );
  if (standing !== undefined)
    return wish.stage === "matched" ? narrowFreeze(keeping, standing.id, today) : { keeping };
  if (wish.registeredOn > keptUntil({ ...keeping, erasure: null })) return { refused: "expired" };
  const { id, case: of, cause, stage, placedBy } = wish;
  const placed = { id, case: of, cause, stage, placedOn: today, placedBy } as const;
  const open = { until: null, releasedOn: null, ground: null } as const;
  return { keeping: { ...keeping, freezes: [...keeping.freezes, { ...placed, ...open }] } };
}

/** Narrows the freezes of a request to what was matched: this one is. Candidates that were not matched are released. */
export function narrowFreeze(keeping: Keeping, id: FreezeId, today: CalendarDate): KeepingResult {
  return change(keeping, id, (freeze) =>
    isFreezeInForce(freeze, today) ? { ...freeze, stage: "matched" } : "no-such",
  );
}

/**
 * The reply is delivered: the freeze ends by itself after `until`, thirty days later. Told twice, the later day stands: nothing goes earlier than
 * somebody was told, and what shall end earlier is released by name. The steward reads the ledger in the same way.
 */
export function endFreezeOn(
  keeping: Keeping,
  id: FreezeId,
  { until, today }: { readonly until: CalendarDate; readonly today: CalendarDate },
): KeepingResult {
  return change(keeping, id, (freeze) => {
    if (!isFreezeInForce(freeze, today)) return "no-such";
    if (until < today) return "not-later";
    return { ...freeze, until: freeze.until !== null && freeze.until > until ? freeze.until : until };
  });
}

/** Ends a freeze at this instant: request withdrawn, case over, candidate not matched. What is overdue goes within a day. */
export function releaseFreeze(keeping: Keeping, id: FreezeId, today: CalendarDate): KeepingResult {
  return change(keeping, id, (freeze) =>
    isFreezeInForce(freeze, today) ? { ...freeze, releasedOn: today } : "no-such",
  );
}

/** The officer's entry that lets a freeze keep a contact beyond a notice limit. */
export function groundFreeze(
  keeping: Keeping,
  id: FreezeId,
  entry: { readonly code: FreezeGround; readonly by: PersonId; readonly on: CalendarDate },
): KeepingResult {
  return change(keeping, id, (freeze) =>
    isFreezeInForce(freeze, entry.on) ? { ...freeze, ground: entry } : "no-such",
  );
}

/**
 * An erasure is granted (Art 17(1), none of its exceptions): the own term has ended. Holds count no more; a freeze goes on until it ends. A second
 * grant changes nothing.
 */
export function grantErasure(keeping: Keeping, of: CaseId, on: CalendarDate): Keeping {
  return keeping.erasure === null ? { ...keeping, erasure: { on, case: of } } : keeping;
}

/** Freezes of a case in force on a day. */
export function freezesOf(keeping: Keeping, of: CaseId, day: CalendarDate): readonly Freeze[] {
  return keeping.freezes.filter((freeze) => freeze.case === of && isFreezeInForce(freeze, day));
}

function change(
  keeping: Keeping,
  id: FreezeId,
  to: (freeze: Freeze) => Freeze | KeepingRefusal,
): KeepingResult {
  const freeze = keeping.freezes.find((one) => one.id === id);
  const changed = freeze === undefined ? "no-such" : to(freeze);
  if (typeof changed === "string") return { refused: changed };
  return {
    keeping: { ...keeping, freezes: keeping.freezes.map((one) => (one.id === id ? changed : one)) },
  };
}

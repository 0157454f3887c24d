import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { CaseId, HoldId, PersonId } from "../id.ts";
import { ceilingFor, type RetentionRule } from "../policy/retention-rule.ts";
import { type Hold, isHoldInForce } from "./hold.ts";
import { type Keeping, keptUntil, type KeepingRefusal, type KeepingResult, ownLastDay } from "./keeping.ts";

/** Who acts on which day, and under which rule. */
export interface HoldAct {
  readonly by: PersonId;
  readonly today: CalendarDate;
  readonly rule: RetentionRule;
}

/** What is asked for. */
export type HoldWish = Pick<Hold, "id" | "cause" | "case" | "reason" | "until">;

/**
 * Asks for a hold of one recording. It protects nothing until another person approves it. Refused where the notice gives none, past twelve months from
 * the recording, after expiry, and while the case has one on the recording.
 */
export function placeHold(keeping: Keeping, wish: HoldWish, { by, today, rule }: HoldAct): KeepingResult {
  const standing = keeping.holds.some(
    ({ case: of, state, until }) =>
      of === wish.case && (state === "asked" || state === "in-force") && today <= until,
  );
  const refused =
    refusalOfDay(keeping, wish, { today, rule }) ??
    (today > ownLastDay(keeping) || keeping.erasure !== null ? "expired" : undefined) ??
    (standing ? "standing-already" : undefined);
  if (refused !== undefined) return { refused };
  const { id, cause, case: of, reason, until } = wish;
  const asked = { id, cause, case: of, reason, until, askedBy: by, askedOn: today } as const;
  const open = { approvedBy: null, state: "asked", extension: null, endedOn: null } as const;
  return { keeping: { ...keeping, holds: [...keeping.holds, { ...asked, ...open }] } };
}

/** Approves what waits: the hold, or its extension. Never by who asked for it (T-P12); never after expiry. */
export function approveHold(keeping: Keeping, id: HoldId, { by, today, rule }: HoldAct): KeepingResult {
  return change(keeping, id, (hold) => {
    const wish = hold.state === "in-force" ? hold.extension : hold;
    if (wish === null || (hold.state !== "asked" && !isHoldInForce(hold, today))) return "no-such";
    if (wish.askedBy === by) return "second-person";
    if (today > keptUntil(keeping) || keeping.erasure !== null) return "expired";
    const refused = refusalOfDay(keeping, { ...hold, until: wish.until }, { today, rule });
    if (refused !== undefined) return refused === "not-later" ? "expired" : refused;
    return {
      ...hold,
      until: wish.until,
      reason: wish.reason,
      state: "in-force",
      approvedBy: by,
      extension: null,
    };
  });
}

/** Says no to what waits: a hold is over, an extension leaves the hold as it was. Never by who asked for it; they release it. */
export function refuseHold(
  keeping: Keeping,
  id: HoldId,
  { by, today }: Pick<HoldAct, "by" | "today">,
): KeepingResult {
  return change(keeping, id, (hold) => {
    const askedBy = hold.state === "in-force" ? hold.extension?.askedBy : hold.askedBy;
    if (askedBy === undefined || (hold.state !== "asked" && hold.state !== "in-force")) return "no-such";
    if (askedBy === by) return "second-person";
    if (hold.state === "in-force") return { ...hold, extension: null };
    return { ...hold, state: "refused", endedOn: today };
  });
}

/** Asks for a later last day of a hold in force. In effect only once another person approves it. */
export function extendHold(
  keeping: Keeping,
  id: HoldId,
  wish: Pick<HoldWish, "until" | "reason">,
  { by, today, rule }: HoldAct,
): KeepingResult {
  return change(keeping, id, (hold) => {
    if (!isHoldInForce(hold, today) || hold.extension !== null) return "no-such";
    if (keeping.erasure !== null) return "expired";
    const refused = refusalOfDay(keeping, { ...hold, until: wish.until }, { today, rule });
    if (refused !== undefined) return refused;
    if (wish.until <= hold.until) return "not-later";
    return { ...hold, extension: { until: wish.until, reason: wish.reason, askedBy: by } };
  });
}

/** Ends a hold at this instant, or takes back one that waits. Past its own term the recording is unreadable from now on. */
export function releaseHold(keeping: Keeping, id: HoldId, today: CalendarDate): KeepingResult {
  return change(keeping, id, (hold) =>
    hold.state === "asked" || isHoldInForce(hold, today)
      ? { ...hold, state: "released", extension: null, endedOn: today }
      : "no-such",
  );
}

/**
 * Ends every hold of a case that is over: at once, or (a complaint) after its appeal window, on `until`. Never later than it would have ended: the
 * twelve months stand. What was only asked for is taken back.
 */
export function endHoldsOf(
  keeping: Keeping,
  of: CaseId,
  { today, until }: { readonly today: CalendarDate; readonly until: CalendarDate | "at-once" },
): Keeping {
  return {
    ...keeping,
    holds: keeping.holds.map((hold): Hold => {
      if (hold.case !== of || (hold.state !== "asked" && !isHoldInForce(hold, today))) return hold;
      if (hold.state === "asked" || until === "at-once" || until < today)
        return { ...hold, state: "released", extension: null, endedOn: today };
      return { ...hold, extension: null, until: until < hold.until ? until : hold.until };
    }),
  };
}

function refusalOfDay(
  { anchorDate }: Keeping,
  { cause, until }: Pick<HoldWish, "cause" | "until">,
  { today, rule }: Pick<HoldAct, "today" | "rule">,
): KeepingRefusal | undefined {
  if (!rule.holds.includes(cause)) return "not-holdable";
  if (until > ceilingFor(rule, anchorDate)) return "past-ceiling";
  return until < today ? "not-later" : undefined;
}

function change(keeping: Keeping, id: HoldId, to: (hold: Hold) => Hold | KeepingRefusal): KeepingResult {
  const hold = keeping.holds.find((one) => one.id === id);
  const changed = hold === undefined ? "no-such" : to(hold);
  if (typeof changed === "string") return { refused: changed };
  return { keeping: { ...keeping, holds: keeping.holds.map((one) => (one.id === id ? changed : one)) } };
}

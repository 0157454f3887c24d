import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { Period } from "../calendar/term.ts";
import { lastDay } from "../calendar/term.ts";

/** What a rule is about. Register B holds three kinds with rules of their own. */
export type ContentKind =
  | "call"
  | "chat"
  | "email"
  | "eform"
  | "online-group"
  | "sign-up"
  | "feedback"
  | "diet";

/** The event whose Helsinki date a term runs from. */
export type Anchor =
  | "call-end"
  | "conversation-end"
  | "message"
  | "submission"
  | "group-end"
  | "event-end"
  | "survey-closing";

/** Why a recording may be kept longer. There is no third cause (A6.3, A6.4). */
export type HoldCause = "quality" | "complaint";

/** How long something is kept: the law as a value. */
export interface RetentionRule {
  readonly kind: ContentKind;
  readonly term: Period;
  /** No hold reaches past it; counted from the anchor, not from the hold. */
  readonly ceiling: Period;
  readonly anchor: Anchor;
  /** Empty: nothing can be held. */
  readonly holds: readonly HoldCause[];
  /** Row of the notice. */
  readonly source: string;
  /** True where the notice is silent and the controller sets the term. */
  readonly configurable: boolean;
}

/**
 * The rule of a register; `kind` is needed where the register has several. Throws RangeError when no rule, or no single one, fits:
 * nothing is kept without a rule.
 */
export function retentionRule(
  register: { readonly id: string; readonly rules: readonly RetentionRule[] },
  kind?: ContentKind,
): RetentionRule {
  const fitting = register.rules.filter((rule) => kind === undefined || rule.kind === kind);
  const [rule] = fitting;
  if (rule === undefined || fitting.length > 1)
    throw new RangeError(`register ${register.id} has no single rule for ${kind ?? "its content"}`);
  return rule;
}

/** Last readable day under a rule, without holds. */
export function lastDayFor(rule: RetentionRule, anchorDate: CalendarDate): CalendarDate {
  return lastDay(anchorDate, rule.term);
}

/** The day no hold under a rule reaches past. */
export function ceilingFor(rule: RetentionRule, anchorDate: CalendarDate): CalendarDate {
  return lastDay(anchorDate, rule.ceiling);
}

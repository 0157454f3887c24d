import { Temporal } from "temporal-polyfill";

declare const calendarDateBrand: unique symbol;
declare const instantBrand: unique symbol;

/** A Helsinki civil date, `2026-11-24`. Dates of this form sort as texts. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** An instant in UTC, RFC 3339 with milliseconds at most: `2026-11-24T07:05:00.000Z`. */
export type Instant = string & { readonly [instantBrand]: true };

/** A length of time as the notices say it: whole months or whole days, never milliseconds. */
export type Period = `P${number}M` | `P${number}D`;

/** The civil time zone of every term. */
export const helsinki = "Europe/Helsinki";

const dateForm = /^(\d{4})-(\d\d)-(\d\d)$/;
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const periodForm = /^P([1-9]\d{0,3})([MD])$/;

/** Parses a date. Throws RangeError when the text is not `YYYY-MM-DD` or names no day (30 February). */
export function calendarDate(text: string): CalendarDate {
  if (!dateForm.test(text)) throw new RangeError("a date has the form YYYY-MM-DD");
  return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as CalendarDate;
}

/** Parses an instant. Throws RangeError unless it is RFC 3339 in UTC with at most milliseconds, and exists. */
export function instant(text: string): Instant {
  if (!instantForm.test(text)) throw new RangeError("an instant has the form YYYY-MM-DDThh:mm:ss.sssZ");
  Temporal.Instant.from(text);
  return text as Instant;
}

/** Parses a period, `P6M` or `P180D`. Throws RangeError for every other text. */
export function period(text: string): Period {
  if (!periodForm.test(text)) throw new RangeError("a period has the form P6M or P180D");
  return text as Period;
}

/** The instant of an epoch millisecond, always with milliseconds. Throws RangeError outside the years 0–9999. */
export function instantOf(epochMs: number): Instant {
  return instant(Temporal.Instant.fromEpochMilliseconds(epochMs).toString({ smallestUnit: "millisecond" }));
}

/** Epoch milliseconds of an instant. */
export function epochOf(at: Instant): number {
  return Temporal.Instant.from(at).epochMilliseconds;
}

/** The Helsinki civil date on which an instant (or epoch millisecond) falls. */
export function helsinkiDateOf(at: Instant | number): CalendarDate {
  const ms = typeof at === "number" ? at : epochOf(at);
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(helsinki)
    .toPlainDate()
    .toString() as CalendarDate;
}

/** Epoch millisecond at which a Helsinki date begins. */
export function startOfHelsinkiDay(date: CalendarDate): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(helsinki).epochMilliseconds;
}

/**
 * The day a period after `date`: same day number so many months on, or the last day of that month where the number lacks
 * (Regulation 1182/71 Art 3(2)(c)); days are civil days. Arithmetic never touches milliseconds.
 */
export function plus(date: CalendarDate, length: Period): CalendarDate {
  return Temporal.PlainDate.from(date).add(length).toString() as CalendarDate;
}

/** The last readable day of what is anchored on `anchor`: the anchor day itself does not count. */
export function lastDay(anchor: CalendarDate, term: Period): CalendarDate {
  return plus(anchor, term);
}

/** Whether a last day is over: readable through its last instant, never after. */
export function isPast(last: CalendarDate, today: CalendarDate): boolean {
  return today > last;
}

/** The date `days` civil days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate;
}

/** Civil days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
}

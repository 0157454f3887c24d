import { Temporal } from "temporal-polyfill";
import type { Instant } from "./instant.ts";
import { epochOf } from "./instant.ts";
import { remembered } from "./remembered.ts";

declare const calendarDateBrand: unique symbol;

/** A Helsinki civil date, `2026-11-24`. Dates of this form sort as texts. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** The civil time zone of every term. */
export const helsinki = "Europe/Helsinki";

const form = /^\d{4}-\d\d-\d\d$/;
const hour = 3_600_000;

/** Parses a date. Throws RangeError when the text is not `YYYY-MM-DD` or names no day (30 February). */
export function calendarDate(text: string): CalendarDate {
  if (!form.test(text)) throw new RangeError("a date has the form YYYY-MM-DD");
  return Temporal.PlainDate.from(text).toString() as CalendarDate;
}

/** The Helsinki civil date on which an instant, or an epoch millisecond, falls. */
export function helsinkiDateOf(at: Instant | number): CalendarDate {
  const epochMs = typeof at === "number" ? at : epochOf(at);
  // Since 1921 Helsinki lies whole hours from UTC and changes its clocks on whole hours: one UTC hour lies within one civil date.
  return epochMs < 0 ? readDate(epochMs) : dateOfHour(Math.floor(epochMs / hour));
}

/** Epoch millisecond at which a Helsinki date begins. */
export const startOfHelsinkiDay: (date: CalendarDate) => number = remembered(
  16_384,
  (date: CalendarDate) => Temporal.PlainDate.from(date).toZonedDateTime(helsinki).epochMilliseconds,
);

/** The date `days` civil days later; earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate;
}

/** Civil days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
}

const dateOfHour = remembered(16_384, (hours: number) => readDate(hours * hour));

function readDate(epochMs: number): CalendarDate {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(helsinki);
  return local.toPlainDate().toString() as CalendarDate;
}

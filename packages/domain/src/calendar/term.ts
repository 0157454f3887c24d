import { Temporal } from "temporal-polyfill";
import type { CalendarDate } from "./calendar-date.ts";
import { addDays, helsinkiDateOf, startOfHelsinkiDay } from "./calendar-date.ts";
import type { Instant } from "./instant.ts";
import { remembered } from "./remembered.ts";

/** A length of time as the notices say it: whole months or whole days, never milliseconds. */
export type Period = `P${number}M` | `P${number}D`;

const form = /^P([1-9]\d{0,3})([MD])$/;

/** Parses a period, `P6M` or `P180D`. Throws RangeError for every other text. */
export function period(text: string): Period {
  if (!form.test(text)) throw new RangeError("a period has the form P6M or P180D");
  return text as Period;
}

/**
 * The day a period after `date`: the same day number so many months on, or the last day of a month that lacks it
 * (Regulation 1182/71 Art 3(2)(c)); so many civil days on. Never reckoned in milliseconds.
 */
export function plus(date: CalendarDate, length: Period): CalendarDate {
  return sums(`${date}${length}`);
}

/** The last readable day of what is anchored on `anchor`; the anchor's own day does not count (notice A §6). */
export function lastDay(anchor: CalendarDate, term: Period): CalendarDate {
  return plus(anchor, term);
}

/** Whether a last day is over. An item is readable through the last instant of that day and never after. */
export function isPast(last: CalendarDate, today: CalendarDate): boolean {
  return today > last;
}

/** Epoch millisecond from which nothing with this last day may be read: 00:00 in Helsinki on the day after. */
export const unreadableFrom: (last: CalendarDate) => number = remembered(16_384, (last: CalendarDate) =>
  startOfHelsinkiDay(addDays(last, 1)),
);

/** Whether an item with this last day is readable at an instant. */
export function isReadableAt(last: CalendarDate, at: Instant | number): boolean {
  return !isPast(last, helsinkiDateOf(at));
}

const sums = remembered(
  16_384,
  (sum: string) =>
    Temporal.PlainDate.from(sum.slice(0, 10))
      .add(sum.slice(10), { overflow: "constrain" })
      .toString() as CalendarDate,
);

import { expect, test } from "@jest/globals";
import { property, integer, assert, constantFrom } from "fast-check";
import { Temporal } from "temporal-polyfill";
import { addDays, calendarDate, daysBetween, helsinkiDateOf, startOfHelsinkiDay } from "./calendar-date.ts";
import { isReadableAt, lastDay, unreadableFrom } from "./term.ts";

const day = 86_400_000;
const hour = 3_600_000;
const firstMs = Date.UTC(2019, 0, 1);
const lastMs = Date.UTC(2045, 0, 1);

/** Days since 1970 of a civil date, by arithmetic of our own: the second opinion. */
function daysOf(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / day;
}

/** Helsinki's offset by the rule of the Union since 1996: summer time from the last Sunday of March to that of October, 01:00 UTC. */
function offsetAt(epochMs: number): number {
  const year = new Date(epochMs).getUTCFullYear();
  const lastSunday = (month: number) => {
    const end = daysOf(year, month, 31);
    return (end - ((end + 4) % 7)) * day + hour;
  };
  return epochMs >= lastSunday(3) && epochMs < lastSunday(10) ? 3 * hour : 2 * hour;
}

function civilDateAt(epochMs: number): string {
  return new Date(epochMs + offsetAt(epochMs)).toISOString().slice(0, 10);
}

function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const days = daysOf(toYear, toMonth + 1, 1) - daysOf(toYear, toMonth, 1);
  const [monthText, dayText] = [toMonth, Math.min(dayOfMonth, days)].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${toYear}-${monthText}-${dayText}`;
}

test("T-A6.1d no recording is gone early: over 100 000 call ends it opens to the last moment of its last day, and not after", () => {
  let checked = 0;
  assert(
    property(integer({ min: firstMs, max: lastMs }), (end) => {
      const anchor = helsinkiDateOf(end);
      const last = lastDay(anchor, "P6M");
      const closes = unreadableFrom(last);
      checked += 1;
      return (
        anchor === civilDateAt(end) &&
        last === monthsAfter(anchor, 6) &&
        isReadableAt(last, closes - 1) &&
        !isReadableAt(last, closes) &&
        civilDateAt(closes - 1) === last &&
        civilDateAt(closes) > last
      );
    }),
    { numRuns: 100_000, seed: 20_261_124 },
  );
  expect(checked).toBe(100_000);
}, 60_000);

test("dates of hours around every change of the clocks equal those of Temporal", () => {
  const years = Array.from({ length: 60 }, (_, at) => 1981 + at);
  const moments = years.flatMap((year) =>
    [2, 9].flatMap((month) =>
      Array.from({ length: 16 }, (_, at) => Date.UTC(year, month, 24) + at * 12 * hour - 1),
    ),
  );
  assert(
    property(constantFrom(...moments), integer({ min: -6 * hour, max: 6 * hour }), (moment, shift) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(moment + shift).toZonedDateTimeISO(
        "Europe/Helsinki",
      );
      const date = zoned.toPlainDate().toString();
      return (
        helsinkiDateOf(moment + shift) === date &&
        startOfHelsinkiDay(calendarDate(date)) === zoned.startOfDay().epochMilliseconds
      );
    }),
    { numRuns: 5_000, seed: 20_261_025 },
  );
});

test("adding days and counting them are each other's reverse, and agree with arithmetic of our own", () => {
  assert(
    property(
      integer({ min: firstMs / day, max: lastMs / day }),
      integer({ min: -4000, max: 4000 }),
      (from, days) => {
        const date = calendarDate(new Date(from * day).toISOString().slice(0, 10));
        const later = addDays(date, days);
        return (
          later === new Date((from + days) * day).toISOString().slice(0, 10) &&
          daysBetween(date, later) === days
        );
      },
    ),
    { numRuns: 2_000, seed: 1 },
  );
});

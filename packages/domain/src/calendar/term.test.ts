import { describe, expect, test } from "@jest/globals";
import { calendarDate, helsinkiDateOf } from "./calendar-date.ts";
import { epochOf, instant } from "./instant.ts";
import type { Period } from "./term.ts";
import { isPast, isReadableAt, lastDay, period, plus, unreadableFrom } from "./term.ts";

const terms = ["P6M", "P180D", "P12M"] as const;

/** Anchor → last readable day after six months, 180 days, twelve months. */
const vectors: readonly (readonly [string, string, string, string])[] = [
  ["2026-01-01", "2026-07-01", "2026-06-30", "2027-01-01"],
  ["2026-03-29", "2026-09-29", "2026-09-25", "2027-03-29"],
  ["2026-03-31", "2026-09-30", "2026-09-27", "2027-03-31"],
  ["2026-05-01", "2026-11-01", "2026-10-28", "2027-05-01"],
  ["2026-08-30", "2027-02-28", "2027-02-26", "2027-08-30"],
  ["2026-08-31", "2027-02-28", "2027-02-27", "2027-08-31"],
  ["2023-08-29", "2024-02-29", "2024-02-25", "2024-08-29"],
  ["2024-02-29", "2024-08-29", "2024-08-27", "2025-02-28"],
  ["2026-11-21", "2027-05-21", "2027-05-20", "2027-11-21"],
];

/** How vectors fail under a rule that somebody might write instead. */
function failing(rule: (anchor: string, length: Period) => string): readonly string[] {
  return vectors.flatMap(([anchor, ...expected]) =>
    terms.filter((term, at) => rule(anchor, term) !== expected[at]).map((term) => `${anchor} ${term}`),
  );
}

/** What plain JavaScript makes of months: 31 August and six months is 3 March. */
function bySetMonth(anchor: string, term: Period): string {
  const day = new Date(`${anchor}T00:00:00Z`);
  const length = Number(term.slice(1, -1));
  if (term.endsWith("M")) day.setUTCMonth(day.getUTCMonth() + length);
  else day.setUTCDate(day.getUTCDate() + length);
  return day.toISOString().slice(0, 10);
}

/** Six months taken for 180 days. */
function asDays(anchor: string, term: Period): string {
  return lastDay(calendarDate(anchor), term === "P6M" ? "P180D" : term);
}

describe("terms are civil dates in Helsinki", () => {
  test("T-R1 vectors: six months, 180 days and twelve months end on the day of the table", () => {
    expect(failing((anchor, term) => lastDay(calendarDate(anchor), term))).toEqual([]);
  });

  test("T-R1 mutation: an implementation by Date#setMonth fails the vector of 31 August", () => {
    expect(failing(bySetMonth)).toContain("2026-08-31 P6M");
    expect(bySetMonth("2026-08-31", "P6M")).toBe("2027-03-03");
  });

  test("T-R1 mutation: six months reckoned as 180 days fail every vector", () => {
    expect(failing(asDays)).toHaveLength(vectors.length);
  });

  test("T-A6.9a a mail of 1 May 00:30 in Helsinki, still April in UTC, is last readable on 28 October", () => {
    const received = instant("2026-04-30T21:30:00Z");
    expect(lastDay(helsinkiDateOf(received), "P180D")).toBe("2026-10-28");
    const naive = calendarDate(received.slice(0, 10));
    expect(lastDay(naive, "P180D")).toBe("2026-10-27");
  });

  test("T-A6.8a a group that ends on 28 February 2026 is last readable on 28 February 2027", () => {
    expect(lastDay(calendarDate("2026-02-28"), "P12M")).toBe("2027-02-28");
  });

  test("T-A6.1a an item is readable at 23:59:59.999 of its last day and not at 00:00:00.000 of the next", () => {
    for (const [last, lastMoment] of [
      ["2026-11-24", "2026-11-24T21:59:59.999Z"],
      ["2026-07-01", "2026-07-01T20:59:59.999Z"],
      ["2026-03-29", "2026-03-29T20:59:59.999Z"],
      ["2026-10-25", "2026-10-25T21:59:59.999Z"],
    ] as const) {
      const day = calendarDate(last);
      const moment = epochOf(instant(lastMoment));
      expect(isReadableAt(day, instant(lastMoment))).toBe(true);
      expect(isReadableAt(day, moment + 1)).toBe(false);
      expect(unreadableFrom(day)).toBe(moment + 1);
      expect(isPast(day, day)).toBe(false);
      expect(isPast(day, helsinkiDateOf(moment + 1))).toBe(true);
    }
  });

  test("weekends and holidays do not lengthen a term: Independence Day may be a last day", () => {
    expect(lastDay(calendarDate("2026-06-06"), "P6M")).toBe("2026-12-06");
  });

  test("a period is whole months or whole days and nothing else", () => {
    expect([period("P6M"), period("P180D"), period("P12M")]).toEqual(["P6M", "P180D", "P12M"]);
    for (const text of ["P0M", "P1Y", "PT6M", "P6", "6M", "P1.5M", "P-1D", "P1M1D", "p6m", "P06M", ""])
      expect(() => period(text)).toThrow(RangeError);
  });

  test("a sum is the same whether it was asked before or not", () => {
    const anchor = calendarDate("2026-08-31");
    expect([plus(anchor, "P6M"), plus(anchor, "P6M"), plus(anchor, "P6D")]).toEqual([
      "2027-02-28",
      "2027-02-28",
      "2026-09-06",
    ]);
  });
});

import { describe, expect, test } from "@jest/globals";
import { addDays, calendarDate, daysBetween, helsinkiDateOf, startOfHelsinkiDay } from "./calendar-date.ts";
import { epochOf, instant, instantOf } from "./instant.ts";

function hours(text: string): number {
  const date = calendarDate(text);
  return (startOfHelsinkiDay(addDays(date, 1)) - startOfHelsinkiDay(date)) / 3_600_000;
}

describe("dates and instants", () => {
  test("a date that does not exist is refused", () => {
    expect(calendarDate("2024-02-29")).toBe("2024-02-29");
    for (const text of [
      "2026-02-29",
      "2026-02-30",
      "2026-13-01",
      "2026-00-10",
      "26-01-01",
      "2026-1-1",
      "2026-01-01T00:00:00Z",
      "",
      "+002026-01-01",
    ])
      expect(() => calendarDate(text)).toThrow(RangeError);
  });

  test("an instant is UTC with milliseconds at most, and exists", () => {
    expect(instant("2026-11-24T07:05:00Z")).toBe("2026-11-24T07:05:00Z");
    expect(instant("2026-11-24T07:05:00.123Z")).toBe("2026-11-24T07:05:00.123Z");
    for (const text of [
      "2026-11-24T07:05:00+02:00",
      "2026-11-24T07:05:00",
      "2026-11-24 07:05:00Z",
      "2026-11-24T25:05:00Z",
      "2026-02-30T07:05:00Z",
      "2026-11-24T07:05:00.1234Z",
      "2026-11-24",
    ])
      expect(() => instant(text)).toThrow(RangeError);
  });

  test("an instant made from milliseconds always shows them, and reads back", () => {
    const at = instantOf(1_795_503_900_000);
    expect(at).toBe("2026-11-24T07:05:00.000Z");
    expect(epochOf(at)).toBe(1_795_503_900_000);
    expect(instantOf(7)).toBe("1970-01-01T00:00:00.007Z");
    expect(() => instantOf(1e17)).toThrow(RangeError);
  });

  test("an instant and its milliseconds fall on the same Helsinki date", () => {
    for (const [text, date] of [
      ["2026-11-24T21:59:59.999Z", "2026-11-24"],
      ["2026-11-24T22:00:00.000Z", "2026-11-25"],
      ["2026-07-01T20:59:59.999Z", "2026-07-01"],
      ["2026-07-01T21:00:00.000Z", "2026-07-02"],
      ["2026-03-29T00:59:59.999Z", "2026-03-29"],
      ["1890-01-01T22:30:00.000Z", "1890-01-02"],
    ] as const) {
      expect(helsinkiDateOf(instant(text))).toBe(date);
      expect(helsinkiDateOf(epochOf(instant(text)))).toBe(date);
    }
  });

  test("the days of the clock changes are 23 and 25 hours long", () => {
    expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-11-24")]).toEqual([23, 25, 24]);
  });

  test("days are counted across leap days and clock changes", () => {
    expect(daysBetween(calendarDate("2024-02-28"), calendarDate("2024-03-01"))).toBe(2);
    expect(daysBetween(calendarDate("2026-03-28"), calendarDate("2026-03-30"))).toBe(2);
    expect(daysBetween(calendarDate("2026-12-24"), calendarDate("2026-11-24"))).toBe(-30);
    expect(addDays(calendarDate("2026-01-01"), -1)).toBe("2025-12-31");
  });
});

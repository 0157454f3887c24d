import { describe, expect, test } from "@jest/globals";
import { addDays, calendarDate } from "../calendar/calendar-date.ts";
import { clockTimeOf, instantAt, minuteOf, weekdayOf } from "./clock-time.ts";
import type { OfficeHours, VisitSlot } from "./visit-slot.ts";
import {
  choiceOf,
  guardsOfChoice,
  isOfficeOpen,
  offersLeft,
  overlap,
  startTimes,
  visitMinutes,
} from "./visit-slot.ts";

const today = calendarDate("2026-11-24");
const slot = (day: string, start: string): VisitSlot => ({
  day: calendarDate(day),
  start: clockTimeOf(minuteOf(start)),
});
const mikkeli: OfficeHours = {
  validFrom: calendarDate("2026-01-01"),
  validTo: calendarDate("2026-12-18"),
  opening: [
    { weekday: 2, from: "8.00", to: "10.30" },
    { weekday: 2, from: "16.00", to: "18.00" },
    { weekday: 7, from: "12.00", to: "13.00" },
  ],
  closed: [calendarDate("2026-12-01")],
};
const fair = [slot("2026-11-26", "10.00"), slot("2026-11-27", "16.30"), slot("2026-12-15", "12.00")];
const known = { today, due: calendarDate("2026-12-23"), hasOtherWay: false };

const at = (start: string, minutes = 60, day = "2026-11-24") => ({ ...slot(day, start), minutes });

describe("times of the clock", () => {
  test.each([
    [0, "0.00"],
    [545, "9.05"],
    [1439, "23.59"],
  ])("minute %i of a day is %s", (minute, written) => {
    expect(clockTimeOf(minute)).toBe(written);
    expect(minuteOf(written)).toBe(minute);
  });

  test.each(["9:05", "09.05", "24.00", "9.60", "", "9.5"])("%j is no time", (text) => {
    expect(() => minuteOf(text)).toThrow(RangeError);
  });

  test("ten o'clock is the clock's ten, in summer, in winter and on the days it is changed", () => {
    expect(instantAt(calendarDate("2026-07-01"), 600)).toBe("2026-07-01T07:00:00.000Z");
    expect(instantAt(calendarDate("2026-11-24"), 600)).toBe("2026-11-24T08:00:00.000Z");
    expect(instantAt(calendarDate("2026-03-29"), 600)).toBe("2026-03-29T07:00:00.000Z");
    expect(instantAt(calendarDate("2026-10-25"), 600)).toBe("2026-10-25T08:00:00.000Z");
    expect([weekdayOf(calendarDate("2026-11-23")), weekdayOf(calendarDate("2026-11-29"))]).toEqual([1, 7]);
  });
});

describe("times of an office", () => {
  test("begin every half hour and end within the opening hours", () => {
    expect(startTimes(mikkeli, today, 60)).toEqual([
      "8.00",
      "8.30",
      "9.00",
      "9.30",
      "16.00",
      "16.30",
      "17.00",
    ]);
    expect(startTimes(mikkeli, today, 120)).toEqual(["8.00", "8.30", "16.00"]);
  });

  test.each([
    ["a weekday without hours", "2026-11-25", []],
    ["a day on which it is closed", "2026-12-01", []],
    ["a day before it is in use", "2025-12-30", []],
    ["a day after its last day", "2026-12-22", []],
    ["a holiday within the week, kept as a Sunday", "2026-01-06", ["12.00"]],
    ["a Sunday on which it says it is open", "2026-11-29", ["12.00"]],
  ])("%s: %s → %j", (_what, day, times) => {
    expect(startTimes(mikkeli, calendarDate(day), 60)).toEqual(times);
  });

  test("A11.6 an office without Sunday hours is closed on holidays", () => {
    const opening = mikkeli.opening.filter(({ weekday }) => weekday !== 7);
    expect(startTimes({ ...mikkeli, opening }, calendarDate("2026-01-06"), 60)).toEqual([]);
    expect(isOfficeOpen({ ...mikkeli, opening }, calendarDate("2026-01-06"))).toBe(false);
  });

  test("A11.6 an office is not used on a day on which it does not exist", () => {
    expect(isOfficeOpen({ ...mikkeli, validTo: addDays(today, -1) }, today)).toBe(false);
    expect(isOfficeOpen({ ...mikkeli, validTo: null }, today)).toBe(true);
  });

  test("T-P1 an interpreter doubles the time; extra time needs no reason", () => {
    expect(visitMinutes({ hasInterpreter: false, hasExtraTime: false })).toBe(60);
    expect(visitMinutes({ hasInterpreter: true, hasExtraTime: false })).toBe(120);
    expect(visitMinutes({ hasInterpreter: true, hasExtraTime: true })).toBe(150);
  });

  test("two visits of a room overlap when one begins before the other has ended", () => {
    expect(overlap(at("10.00"), at("10.30"))).toBe(true);
    expect(overlap(at("10.00"), at("11.00"))).toBe(false);
    expect(overlap(at("9.00", 120), at("10.30"))).toBe(true);
    expect(overlap(at("10.00"), at("10.00", 60, "2026-11-25"))).toBe(false);
  });
});

describe("an offer", () => {
  test("T-A11.6a is a choice with three times, one within fourteen days and one outside 9–16", () => {
    expect(guardsOfChoice(choiceOf(fair, known))).toEqual(["choice-given", "due-date-kept"]);
  });

  test.each([
    ["two times only", [fair[0], fair[1]], "enough"],
    ["the same time three times", [fair[1], fair[1], fair[1]], "enough"],
    ["nothing within fourteen days", fair.map((one) => ({ ...one, day: addDays(today, 15) })), "soon"],
    [
      "nothing but office hours",
      fair.map((one) => ({ ...one, start: clockTimeOf(15 * 60 + 59) })),
      "outsideOfficeHours",
    ],
  ] as const)("T-A11.6a with %s is no choice", (_what, slots, missing) => {
    const choice = choiceOf(slots as readonly VisitSlot[], known);
    expect(choice[missing]).toBe(false);
    expect(guardsOfChoice(choice)).not.toContain("choice-given");
  });

  test("T-A11.6b INV-10 whose first time lies past the due date needs transcript or audio offered now", () => {
    const due = calendarDate("2026-11-25");
    expect(choiceOf(fair, { ...known, due }).dueKept).toBe(false);
    expect(choiceOf(fair, { ...known, due, hasOtherWay: true }).dueKept).toBe(true);
    expect(choiceOf(fair, { ...known, due: calendarDate("2026-11-26") }).dueKept).toBe(true);
  });

  test("T-W11 after a no-show is made twice more, then there are other ways", () => {
    expect([1, 2, 3, 4].map(offersLeft)).toEqual([2, 1, 0, 0]);
  });
});

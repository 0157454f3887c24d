import { describe, expect, test } from "@jest/globals";
import { addDays, calendarDate } from "../calendar/calendar-date.ts";
import {
  extensionFinding,
  lastDayToExtend,
  pausesClock,
  requestClock,
  type RequestTimes,
  urgencyOf,
} from "./request-clock.ts";
import { isDayOfRest, isWorkingDay, rolledOn, workingDaysAfter, workingDaysBefore } from "./working-day.ts";

const arrived = (day: string, more: Partial<RequestTimes> = {}): RequestTimes => ({
  arrivedOn: calendarDate(day),
  tracks: ["gdpr-15"],
  extendedOn: null,
  pauses: [],
  ...more,
});
const clockOf = (times: RequestTimes, today = times.arrivedOn) => requestClock(times, today);

describe("the month of GDPR Art 12(3)", () => {
  test.each([
    ["2026-01-31", "2026-02-28", "2026-03-02", "2026-02-27"],
    ["2026-11-06", "2026-12-06", "2026-12-07", "2026-12-04"],
    ["2026-11-21", "2026-12-21", "2026-12-21", "2026-12-21"],
    ["2026-12-31", "2027-01-31", "2027-02-01", "2027-01-29"],
    ["2028-01-31", "2028-02-29", "2028-02-29", "2028-02-29"],
  ])(
    "T-G1 T-A11.4a what arrived on %s is due on %s, by law on %s, by the house's own aim on %s",
    (day, due, legal, target) => {
      expect(clockOf(arrived(day))).toMatchObject({ dueOn: due, legalEnd: legal, targetOn: target });
    },
  );

  test("T-A11.4c found in a mailbox ten days late, it is due as from its arrival", () => {
    const times = arrived("2026-11-21");
    expect(clockOf(times, calendarDate("2026-12-01")).dueOn).toBe("2026-12-21");
  });

  test("a decision is due three working days before, and its lateness is told ten, five and three working days before", () => {
    // Independence Day is a Sunday in 2026; Christmas Eve to Boxing Day are no working days.
    const clock = clockOf(arrived("2026-11-30"));
    expect(clock).toMatchObject({ dueOn: "2026-12-30", decideBy: "2026-12-23" });
    expect(clock.escalations).toEqual(["2026-12-14", "2026-12-21", "2026-12-23"]);
    const urgent = (day: string) => urgencyOf(clock, calendarDate(day));
    expect(urgent("2026-12-13")).toBe("calm");
    expect(urgent("2026-12-14")).toBe("ten-days");
    expect(urgent("2026-12-21")).toBe("five-days");
    expect(urgent("2026-12-23")).toBe("three-days");
    expect(urgent("2026-12-30")).toBe("three-days");
    expect(urgent("2026-12-31")).toBe("overdue");
  });

  test("T-L7 T-L9 of two tracks the earlier governs: two weeks under Act 621/1999, one month once it is told that there is much to do", () => {
    const both = arrived("2026-11-02", { tracks: ["gdpr-15", "julkl-12"] });
    expect(clockOf(both)).toMatchObject({ dueOn: "2026-11-16", governedBy: "julkl-12" });
    const extended = { ...both, extendedOn: calendarDate("2026-11-10") };
    expect(clockOf(extended)).toMatchObject({ dueOn: "2026-12-02", governedBy: "julkl-12" });
    expect(clockOf(arrived("2026-11-02")).governedBy).toBe("gdpr-15");
  });
});

describe("two more months", () => {
  test("T-G2 count from the arrival, three months in all", () => {
    const times = arrived("2026-11-30", { extendedOn: calendarDate("2026-12-15") });
    expect(clockOf(times).dueOn).toBe("2027-02-28");
  });

  test("T-G2 cannot be taken after the first month or day 30, nor twice", () => {
    for (const [day, last] of [
      ["2026-01-31", "2026-02-28"],
      ["2026-11-21", "2026-12-21"],
      ["2026-12-31", "2027-01-30"],
    ] as const) {
      const times = arrived(day);
      const lastDay = calendarDate(last);
      expect(lastDayToExtend(times, times.arrivedOn)).toBe(last);
      expect(extensionFinding(times, lastDay)).toBeUndefined();
      expect(extensionFinding(times, addDays(lastDay, 1))).toBe("too-late");
      expect(extensionFinding({ ...times, extendedOn: lastDay }, lastDay)).toBe("extended-already");
    }
  });
});

describe("the pause for a question about identity", () => {
  test("T-G3 T-A11.2c moves the due day by the days it lasted, and stands open until the answer", () => {
    const asked = { from: calendarDate("2026-11-23"), to: calendarDate("2026-11-28") };
    expect(clockOf(arrived("2026-11-21", { pauses: [asked] }))).toMatchObject({
      dueOn: "2026-12-26",
      legalEnd: "2026-12-28",
      isPaused: false,
    });
    const open = arrived("2026-11-21", { pauses: [{ ...asked, to: null }] });
    expect(requestClock(open, calendarDate("2026-11-25"))).toMatchObject({
      dueOn: "2026-12-23",
      isPaused: true,
    });
  });

  test("T-G3 T-A11.2c only a question asked within three days of arrival pauses it", () => {
    const day = calendarDate("2026-11-21");
    expect(pausesClock(day, addDays(day, 3))).toBe(true);
    expect(pausesClock(day, addDays(day, 4))).toBe(false);
  });
});

describe("working days in Finland", () => {
  test.each([
    ["2026-01-01", "New Year"],
    ["2026-01-06", "Epiphany"],
    ["2026-04-03", "Good Friday"],
    ["2026-04-06", "Easter Monday"],
    ["2026-05-01", "May Day"],
    ["2026-05-14", "Ascension Day"],
    ["2026-06-20", "Midsummer Day"],
    ["2026-10-31", "All Saints' Day"],
    ["2026-12-06", "Independence Day"],
    ["2026-12-25", "Christmas Day"],
    ["2027-03-26", "Good Friday of 2027"],
    ["2027-05-06", "Ascension Day of 2027"],
    ["2028-04-14", "Good Friday of 2028"],
    ["2038-04-26", "Easter Monday of 2038, the latest there is"],
  ])("%s is a day of rest: %s", (day) => {
    expect(isDayOfRest(calendarDate(day))).toBe(true);
  });

  test("a limit may end on Midsummer Eve and Christmas Eve, offices are closed", () => {
    for (const day of ["2026-06-19", "2026-12-24"].map(calendarDate)) {
      expect(rolledOn(day)).toBe(day);
      expect(isWorkingDay(day)).toBe(false);
    }
  });

  test("there and back: so many working days after, as many before", () => {
    const start = calendarDate("2026-11-23");
    for (let offset = 0; offset < 400; offset += 1) {
      const day = addDays(start, offset);
      if (!isWorkingDay(day)) continue;
      expect(workingDaysBefore(workingDaysAfter(day, 7), 7)).toBe(day);
    }
    expect(() => workingDaysBefore(start, 0)).toThrow(RangeError);
    expect(() => workingDaysAfter(start, 1.5)).toThrow(RangeError);
  });
});

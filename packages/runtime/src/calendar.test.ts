import { describe, expect, test } from "@jest/globals";
import { calendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { acceleratedCalendar } from "./accelerated-calendar.ts";
import { setCalendar } from "./set-calendar.ts";
import { setClock } from "./set-clock.ts";

describe("calendars", () => {
  test("a set one stands until it is told", () => {
    const calendar = setCalendar(calendarDate("2026-11-24"));
    expect(calendar.today()).toBe("2026-11-24");
    calendar.set(startOfHelsinkiDay(calendarDate("2027-05-24")) - 1);
    expect(calendar.today()).toBe("2027-05-23");
  });

  test("an accelerated one lets a day pass in a second, across the changes of summer time too", () => {
    const clock = setClock(0);
    const calendar = acceleratedCalendar({ start: calendarDate("2026-03-27"), daysPerSecond: 1, clock });
    const seen = new Set<string>();
    for (let step = 0; step < 40; step += 1) {
      seen.add(calendar.today());
      clock.advance(100);
    }
    expect([...seen]).toEqual(
      ["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31"].slice(0, seen.size),
    );
    expect(seen.size).toBeGreaterThanOrEqual(4);
  });
});

describe("a set clock", () => {
  test("fires timers in order of time, repeated ones again and again, none after its stop", () => {
    const clock = setClock(1000);
    const fired: string[] = [];
    clock.after(30, () => void fired.push(`once at ${clock.now()}`));
    const stop = clock.every(20, () => void fired.push(`again at ${clock.now()}`));
    clock.advance(45);
    stop();
    clock.advance(100);
    expect(fired).toEqual(["again at 1020", "once at 1030", "again at 1040"]);
    expect(clock.monotonic()).toBe(145);
  });
});

import { type CalendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { type Calendar, helsinkiCalendar } from "./calendar.ts";
import type { Clock } from "./clock.ts";

const dayMs = 86_400_000;

/**
 * A calendar that runs faster than real time from the moment it is made, so that a demo shows months of retention in a
 * minute. `start` is a Helsinki date (its first moment) or epoch milliseconds. Never for production.
 */
export function acceleratedCalendar(pace: {
  start: CalendarDate | number;
  daysPerSecond: number;
  clock: Clock;
}): Calendar {
  const from = typeof pace.start === "number" ? pace.start : startOfHelsinkiDay(pace.start);
  const begun = pace.clock.monotonic();
  const now = () => from + Math.floor(((pace.clock.monotonic() - begun) / 1000) * pace.daysPerSecond * dayMs);
  return helsinkiCalendar({ now });
}

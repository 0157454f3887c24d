import type { CalendarDate } from "@tallenne/domain";

/** The civil day so many days away, before or after. */
export function dayBeside(iso: CalendarDate, days: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10) as CalendarDate;
}

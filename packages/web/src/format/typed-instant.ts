import type { Instant } from "@tallenne/domain";
import { civilTime } from "./civil-time.ts";
import { typedDay } from "./typed-day.ts";

/** Hours that Helsinki may be ahead of UTC: in summer, in winter. */
const offsets = [3, 2] as const;

/**
 * A moment as people type it: a day (see `typedDay`) and a time of day `9.05`, `9:05` or `9.05.30`, with or without `klo`. In the hour that the autumn
 * doubles it is the first one. Undefined for what is no moment: 30 February, 25.00, the hour that the spring leaves out.
 */
export function typedInstant(day: string, time: string): Instant | undefined {
  const date = typedDay(day);
  const found = /^(?:klo|kello|kl\.?|klockan|at)?\s*(\d{1,2})[.:](\d\d)(?:[.:](\d\d))?$/i.exec(time.trim());
  if (date === undefined || found === null) return undefined;
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const [year = 0, month = 0, dayOfMonth = 0] = date.split("-").map(Number);
  for (const offset of offsets) {
    const at = Date.UTC(year, month - 1, dayOfMonth, hour - offset, minute, second);
    const read = civilTime(at);
    if (read.hour === hour && read.date.day === dayOfMonth) return new Date(at).toISOString() as Instant;
  }
  return undefined;
}

/** The time of day of an instant as it stands in a field: `9.05.30`. */
export function timeField(instant: string): string {
  const { hour, minute, second } = civilTime(instant);
  return `${hour}.${two(minute)}.${two(second)}`;
}

/** The Helsinki day of an instant, ISO. */
export function dayOf(instant: string): string {
  const { date } = civilTime(instant);
  return `${date.year}-${two(date.month)}-${two(date.day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

import { Temporal } from "temporal-polyfill";
import type { CalendarDate } from "../calendar/calendar-date.ts";
import { helsinki } from "../calendar/calendar-date.ts";
import type { Instant } from "../calendar/instant.ts";
import { instantOf } from "../calendar/instant.ts";

declare const clockTimeBrand: unique symbol;

/** A Helsinki time of day as authorities write it, `9.05`: no leading zero, a dot (SFS 4175). */
export type ClockTime = string & { readonly [clockTimeBrand]: true };

const form = /^(\d|1\d|2[0-3])\.([0-5]\d)$/;

/** The time `minute` minutes after midnight by the clock on the wall. Throws RangeError outside 0–1439. */
export function clockTimeOf(minute: number): ClockTime {
  if (!Number.isInteger(minute) || minute < 0 || minute >= 1440) throw new RangeError("no minute of a day");
  return `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, "0")}` as ClockTime;
}

/** Minutes of the clock since midnight. Throws RangeError for a text of another form. */
export function minuteOf(time: string): number {
  const [, hours, minutes] = form.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError("a time has the form 9.05");
  return Number(hours) * 60 + Number(minutes);
}

/** The instant at which the clocks of Helsinki show a minute of a day; where they are put forward over it, the minute after the gap. */
export function instantAt(day: CalendarDate, minute: number): Instant {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: helsinki, plainTime: time });
  return instantOf(zoned.epochMilliseconds);
}

/** ISO weekday of a date: Monday is 1, Sunday 7. */
export function weekdayOf(day: CalendarDate): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

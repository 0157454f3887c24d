import { type CalendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { type Calendar, helsinkiCalendar } from "./calendar.ts";

const noon = 12 * 3_600_000;

/** A calendar for tests that stands until told. */
export interface SetCalendar extends Calendar {
  /** Goes to noon of a Helsinki date, or to an instant in epoch milliseconds; backwards too. */
  set(moment: CalendarDate | number): void;
  /** Moves by milliseconds. */
  advance(ms: number): void;
}

/** A calendar standing at noon of a Helsinki date, or at an instant in epoch milliseconds. */
export function setCalendar(moment: CalendarDate | number): SetCalendar {
  let now = instantOf(moment);
  return {
    ...helsinkiCalendar({ now: () => now }),
    set: (next) => void (now = instantOf(next)),
    advance: (ms) => void (now += ms),
  };
}

function instantOf(moment: CalendarDate | number): number {
  return typeof moment === "number" ? moment : startOfHelsinkiDay(moment) + noon;
}

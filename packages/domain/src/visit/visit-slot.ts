import type { CalendarDate } from "../calendar/calendar-date.ts";
import { addDays } from "../calendar/calendar-date.ts";
import { isWorkingDay } from "../requests/working-day.ts";
import type { ClockTime } from "./clock-time.ts";
import { clockTimeOf, minuteOf, weekdayOf } from "./clock-time.ts";
import type { VisitGuard } from "./visit-guard.ts";

/** A time in a room: a civil day and a time of the clock, as letters say it. */
export interface VisitSlot {
  readonly day: CalendarDate;
  readonly start: ClockTime;
}

/** When an office can be used for listening. */
export interface OfficeHours {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  /** ISO weekdays with times of the clock. */
  readonly opening: readonly { readonly weekday: number; readonly from: string; readonly to: string }[];
  readonly closed: readonly CalendarDate[];
}

/** Times begin on every half hour of the clock. */
const gridMinutes = 30;
/** One visit, and what more time is given without a reason being asked (requests-and-visits §8). */
const plainMinutes = 60;
const extraMinutes = 30;
/** An offer has at least so many times, one of them within so many days (T-A11.6a). */
const leastSlots = 3;
const soonDays = 14;
const saturday = 6;
const sunday = 7;
/** Office hours: who works then needs a time outside them. */
const officeHours = { from: 9 * 60, to: 16 * 60 };
/** After a no-show times are offered so many times more (T-W11). */
const offersAfterNoShow = 2;

/** How many minutes a visit is booked for: twice as long with an interpreter (T-P1), longer for whoever wishes extra time. */
export function visitMinutes(wish: {
  readonly hasInterpreter: boolean;
  readonly hasExtraTime: boolean;
}): number {
  return plainMinutes * (wish.hasInterpreter ? 2 : 1) + (wish.hasExtraTime ? extraMinutes : 0);
}

/** Whether a listening point may be used on a day at all: valid that day, and open on it (A11.6: an office of another day is refused). */
export function isOfficeOpen(hours: OfficeHours, day: CalendarDate): boolean {
  const isValid = day >= hours.validFrom && (hours.validTo === null || day <= hours.validTo);
  return isValid && !hours.closed.includes(day) && isWorkingDayOr(hours, day);
}

/** The times on which a visit of so many minutes can begin on a day: every half hour of the opening hours from which it ends in time. */
export function startTimes(hours: OfficeHours, day: CalendarDate, minutes: number): readonly ClockTime[] {
  if (!isOfficeOpen(hours, day)) return [];
  const times: ClockTime[] = [];
  for (const { weekday, from, to } of hours.opening) {
    if (weekday !== hoursOf(day)) continue;
    for (let at = minuteOf(from); at + minutes <= minuteOf(to); at += gridMinutes)
      times.push(clockTimeOf(at));
  }
  return times;
}

/** Whether two times of one room overlap; each with its length. */
export function overlap(
  one: VisitSlot & { readonly minutes: number },
  other: VisitSlot & { readonly minutes: number },
): boolean {
  if (one.day !== other.day) return false;
  const [a, b] = [minuteOf(one.start), minuteOf(other.start)];
  return a < b + other.minutes && b < a + one.minutes;
}

/** What the desk sees of an offer while choosing (T-A11.6a): each part ticks itself. */
export interface OfferChoice {
  readonly enough: boolean;
  readonly soon: boolean;
  readonly outsideOfficeHours: boolean;
  /** INV-10: a visit never moves the due date; where the first time lies after it, transcript or audio is offered now. */
  readonly dueKept: boolean;
}

/** Which parts of a fair choice an offer has. */
export function choiceOf(
  slots: readonly VisitSlot[],
  known: { readonly today: CalendarDate; readonly due: CalendarDate; readonly hasOtherWay: boolean },
): OfferChoice {
  const times = new Map(slots.map((slot) => [`${slot.day} ${slot.start}`, slot]));
  const days = [...times.values()].map(({ day }) => day).toSorted();
  const first = days[0];
  return {
    enough: times.size >= leastSlots,
    soon: first !== undefined && first <= addDays(known.today, soonDays),
    outsideOfficeHours: [...times.values()].some(({ start }) => isOutside(minuteOf(start))),
    dueKept: known.hasOtherWay || (first !== undefined && first <= known.due),
  };
}

/** The guards of the state machine that an offer's choice fulfils. */
export function guardsOfChoice(choice: OfferChoice): readonly VisitGuard[] {
  const isChoice = choice.enough && choice.soon && choice.outsideOfficeHours;
  return [
    ...(isChoice ? ["choice-given" as const] : []),
    ...(choice.dueKept ? ["due-date-kept" as const] : []),
  ];
}

/** How many further offers there are after so many no-shows (T-W11): two more, then other ways to the content, never a withdrawal. */
export function offersLeft(noShows: number): number {
  return Math.max(0, 1 + offersAfterNoShow - noShows);
}

function isOutside(minute: number): boolean {
  return minute < officeHours.from || minute >= officeHours.to;
}

/** Holidays and weekends close an office, except where it says that it is open then: a prison or hospital may be on Sundays. */
function isWorkingDayOr(hours: OfficeHours, day: CalendarDate): boolean {
  return isWorkingDay(day) || hours.opening.some(({ weekday }) => weekday === hoursOf(day));
}

/** The weekday whose hours a day has: a holiday within the week is kept as a Sunday. */
function hoursOf(day: CalendarDate): number {
  const weekday = weekdayOf(day);
  return weekday < saturday && !isWorkingDay(day) ? sunday : weekday;
}

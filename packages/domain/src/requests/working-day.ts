import type { CalendarDate } from "../calendar/calendar-date.ts";
import { addDays, calendarDate } from "../calendar/calendar-date.ts";
import { remembered } from "../calendar/remembered.ts";

/**
 * Whether a day is a Saturday, a Sunday or a Finnish public holiday: a time limit for an act that would end on it ends on the next day that is none
 * (Regulation 1182/71 Art 3(4)). Midsummer Eve and Christmas Eve are no public holidays in law: a limit may end on them.
 */
export function isDayOfRest(day: CalendarDate): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 || holidaysOf(yearOf(day)).has(day);
}

/** Whether offices work on a day: no day of rest, and not Midsummer Eve or Christmas Eve, on which they are closed. */
export function isWorkingDay(day: CalendarDate): boolean {
  return !isDayOfRest(day) && !evesOf(yearOf(day)).has(day);
}

/** The day itself, or the next one that is no day of rest. */
export function rolledOn(day: CalendarDate): CalendarDate {
  return isDayOfRest(day) ? rolledOn(addDays(day, 1)) : day;
}

/** The working day that lies `count` working days before a day, which itself is not counted. Count from 1. */
export function workingDaysBefore(day: CalendarDate, count: number): CalendarDate {
  if (!Number.isInteger(count) || count < 1) throw new RangeError("working days are counted from 1");
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** The working day `count` working days after a day, which itself is not counted. Count from 1. */
export function workingDaysAfter(day: CalendarDate, count: number): CalendarDate {
  if (!Number.isInteger(count) || count < 1) throw new RangeError("working days are counted from 1");
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** Public holidays of Finland in a year (church order 1055/2023 ch. 4 and Acts 388/1937, 272/1944), all of them days off. */
const holidaysOf = remembered(64, (year: number): ReadonlySet<CalendarDate> => {
  const easter = easterOf(year);
  return new Set([
    dayOf(year, 1, 1),
    dayOf(year, 1, 6),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    dayOf(year, 5, 1),
    // Ascension Day and Whit Sunday.
    addDays(easter, 39),
    addDays(easter, 49),
    midsummerOf(year),
    // All Saints' Day: the Saturday between 31 October and 6 November.
    saturdayFrom(dayOf(year, 10, 31)),
    dayOf(year, 12, 6),
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
  ]);
});

const evesOf = remembered(
  64,
  (year: number): ReadonlySet<CalendarDate> => new Set([addDays(midsummerOf(year), -1), dayOf(year, 12, 24)]),
);

/** Midsummer Day: the Saturday between 20 and 26 June. */
function midsummerOf(year: number): CalendarDate {
  return saturdayFrom(dayOf(year, 6, 20));
}

function saturdayFrom(day: CalendarDate): CalendarDate {
  return addDays(day, (6 - weekdayOf(day) + 7) % 7);
}

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
function easterOf(year: number): CalendarDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const sum = moon + sunday - 7 * correction + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** 0 is Sunday, 6 Saturday. */
function weekdayOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}

function dayOf(year: number, month: number, day: number): CalendarDate {
  return calendarDate(`${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`);
}

function twoDigits(part: number): string {
  return String(part).padStart(2, "0");
}

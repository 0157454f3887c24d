import type { CalendarDate } from "../calendar/calendar-date.ts";
import { addDays, daysBetween } from "../calendar/calendar-date.ts";
import { plus } from "../calendar/term.ts";
import { isWorkingDay, rolledOn, workingDaysBefore } from "./working-day.ts";

/** By which law a request is answered: access under GDPR Art 15, and beside it a party's or own data under Act 621/1999 (T-L7). */
export const requestTracks = ["gdpr-15", "julkl-12"] as const;
export type RequestTrack = (typeof requestTracks)[number];

/** Days in which nobody could go on because identity was asked on reasonable doubt. Both ends included; open while `to` is null. */
export interface ClockPause {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** What moves the clock of a request; a visit never does (INV-10). */
export interface RequestTimes {
  /** Day on which it was usable, or lay in the post box (T-A11.4a). It is not counted. */
  readonly arrivedOn: CalendarDate;
  readonly tracks: readonly RequestTrack[];
  /** Day on which the requester was told of two more months. */
  readonly extendedOn: CalendarDate | null;
  readonly pauses: readonly ClockPause[];
}

/** The days a request is worked by. */
export interface RequestClock {
  /** The same day next month, clamped (GDPR Art 12(3)); of two tracks the earlier. */
  readonly dueOn: CalendarDate;
  /** Where the law's time ends when `dueOn` is a day of rest (Regulation 1182/71 Art 3(4)). */
  readonly legalEnd: CalendarDate;
  /** The house's own aim: `dueOn`, or the working day before it. */
  readonly targetOn: CalendarDate;
  /** Three working days before `dueOn`: decided by then. */
  readonly decideBy: CalendarDate;
  /** Ten, five and three working days before `dueOn`: who must be told that it is not decided. */
  readonly escalations: readonly [CalendarDate, CalendarDate, CalendarDate];
  readonly governedBy: RequestTrack;
  readonly isPaused: boolean;
}

/** The clock as it stands on a day: an open pause moves it day by day. */
export function requestClock(times: RequestTimes, today: CalendarDate): RequestClock {
  const { arrivedOn, extendedOn, tracks } = times;
  const paused = pausedDays(times, today);
  const gdpr = addDays(plus(arrivedOn, extendedOn === null ? "P1M" : "P3M"), paused);
  // Act 621/1999 section 14: two weeks, or one month when there is unusually much to do.
  const julkl = addDays(plus(arrivedOn, extendedOn === null ? "P14D" : "P1M"), paused);
  const isByAct = tracks.includes("julkl-12") && julkl < gdpr;
  const dueOn = isByAct ? julkl : gdpr;
  return {
    dueOn,
    legalEnd: rolledOn(dueOn),
    targetOn: isWorkingDay(dueOn) ? dueOn : workingDaysBefore(dueOn, 1),
    decideBy: workingDaysBefore(dueOn, 3),
    escalations: [workingDaysBefore(dueOn, 10), workingDaysBefore(dueOn, 5), workingDaysBefore(dueOn, 3)],
    governedBy: isByAct ? "julkl-12" : "gdpr-15",
    isPaused: times.pauses.some(({ to }) => to === null),
  };
}

/** How urgent an undecided request is: which of the three escalations are reached, and whether its time is over. */
export type RequestUrgency = "calm" | "ten-days" | "five-days" | "three-days" | "overdue";

/** The last escalation that an undecided request has reached. */
export function urgencyOf(clock: RequestClock, today: CalendarDate): RequestUrgency {
  const [ten, five, three] = clock.escalations;
  if (today > clock.legalEnd) return "overdue";
  if (today >= three) return "three-days";
  if (today >= five) return "five-days";
  return today >= ten ? "ten-days" : "calm";
}

/** Why two more months are refused. */
export type ExtensionFinding = "extended-already" | "too-late";

/** The last day on which the requester can be told of two more months: within the first month, and never after day 30 (T-G2). */
export function lastDayToExtend(times: RequestTimes, today: CalendarDate): CalendarDate {
  const paused = pausedDays(times, today);
  const day30 = addDays(times.arrivedOn, 30 + paused);
  const month = addDays(plus(times.arrivedOn, "P1M"), paused);
  return day30 < month ? day30 : month;
}

/** Whether two more months can be taken today (GDPR Art 12(3)); the reason for it is checked where it is given. */
export function extensionFinding(times: RequestTimes, today: CalendarDate): ExtensionFinding | undefined {
  if (times.extendedOn !== null) return "extended-already";
  return today > lastDayToExtend(times, today) ? "too-late" : undefined;
}

/** Days after arrival in which a question about identity still stops the clock (T-A11.2c, T-G3). */
export const identityQuestionDays = 3;

/** Whether a question about identity asked on this day stops the clock. Asked later, it is asked while the time runs. */
export function pausesClock(arrivedOn: CalendarDate, askedOn: CalendarDate): boolean {
  return askedOn <= addDays(arrivedOn, identityQuestionDays);
}

function pausedDays({ pauses }: RequestTimes, today: CalendarDate): number {
  return pauses.reduce((days, { from, to }) => days + Math.max(0, daysBetween(from, to ?? today)), 0);
}

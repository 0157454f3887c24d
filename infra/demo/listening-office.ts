import { confirmVisit, keepOffice, offerVisit, type SlotView } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type CaseId,
  clockTimeOf,
  isWorkingDay,
  minuteOf,
  type RoomId,
  startOfHelsinkiDay,
  weekdayOf,
} from "@tallenne/domain";
import type { Browser } from "@tallenne/testkit";

/** Minutes of a visit, and between the times at which one can begin. */
const visitLength = 60;
const grid = 30;
/** The last minute at which a visit of the day can begin. */
const lastStart = minuteOf("22.30");
const usual = { from: minuteOf("8.00"), to: minuteOf("17.00") };
const sunday = 7;

/** The office of the demonstration, and when its visit of today is. */
export interface ListeningOffice {
  readonly id: "mikkeli";
  readonly room: RoomId;
  readonly slot: SlotView;
}

interface Moment {
  readonly now: number;
  readonly today: CalendarDate;
}

/** Opens an office with two rooms for listening. It has usual hours; today it is open at this hour too, whenever the demonstration starts. */
export async function openListeningOffice(administrator: Browser, at: Moment): Promise<ListeningOffice> {
  const start = startNow(at);
  const id = "mikkeli";
  const { rooms } = await administrator.use(keepOffice, {
    params: { office: id },
    body: {
      names: { fi: "Mikkeli", sv: "S:t Michel", en: "Mikkeli" },
      kind: "elinvoimakeskus",
      address: "Jääkärinkatu 16, 50100 MIKKELI",
      arrival: {
        fi: "Aula, 1. kerros. Ilmoittaudu palvelutiskillä.",
        sv: "Aulan, våning 1. Anmäl dig vid servicedisken.",
        en: "Lobby, first floor. Report at the service desk.",
      },
      validFrom: addDays(at.today, -365),
      validTo: null,
      opening: openingOf(at.today, start),
      closed: [],
      rooms: [
        { name: "Huone 1", accessible: true, hearingLoop: true, quiet: true },
        { name: "Huone 2", accessible: true, hearingLoop: false, quiet: true },
      ],
    },
  });
  const [room] = rooms;
  if (room === undefined) throw new TypeError("the office has no room");
  return {
    id,
    room: room.id,
    slot: { office: id, room: room.id, day: at.today, start: clockTimeOf(start) },
  };
}

/** Books the visit of today to what a request was granted: offered with two other times, chosen by the citizen. */
export async function bookToday(
  clerk: Browser,
  { id: office, room, slot }: ListeningOffice,
  matter: CaseId,
): Promise<void> {
  const [next, later] = workingDaysAfter(slot.day);
  const slots: SlotView[] = [
    slot,
    { office, room, day: next, start: clockTimeOf(usual.from) },
    { office, room, day: later, start: clockTimeOf(usual.to - visitLength) },
  ];
  const { id: visit } = await clerk.use(offerVisit, {
    body: { case: matter, slots, interpreter: "none", aids: [], language: "fi", modes: ["transcript"] },
  });
  await clerk.use(confirmVisit, { params: { visit }, body: { slot, proposed: false } });
}

/** The last time of the grid that has begun, as long as the visit ends before midnight. */
function startNow({ now, today }: Moment): number {
  const minute = Math.floor((now - startOfHelsinkiDay(today)) / 60_000);
  return Math.min(Math.floor(minute / grid) * grid, lastStart);
}

/** A holiday within the week has the hours of a Sunday. */
function openingOf(today: CalendarDate, start: number) {
  const todays =
    weekdayOf(today) < sunday && !isWorkingDay(today) ? [weekdayOf(today), sunday] : [weekdayOf(today)];
  return [1, 2, 3, 4, 5, 6, sunday].flatMap((weekday) => {
    const isToday = todays.includes(weekday);
    if (weekday > 5 && !isToday) return [];
    const from = isToday ? Math.min(usual.from, start) : usual.from;
    const to = isToday ? Math.max(usual.to, start + visitLength) : usual.to;
    return [{ weekday, from: clockTimeOf(from), to: clockTimeOf(to) }];
  });
}

function workingDaysAfter(day: CalendarDate): readonly [CalendarDate, CalendarDate] {
  let next = addDays(day, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  let later = addDays(next, 1);
  while (!isWorkingDay(later)) later = addDays(later, 1);
  return [next, later];
}

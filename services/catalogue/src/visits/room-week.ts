import {
  addDays,
  type CalendarDate,
  clockTimeOf,
  minuteOf,
  overlap,
  type RoomId,
  startTimes,
} from "@tallenne/domain";
import type { Office } from "../offices/office.ts";
import { takenTimes } from "./room-day.ts";
import type { VisitPorts } from "./visit-ports.ts";

interface WeekAsked {
  readonly office: Office;
  readonly room: RoomId;
  readonly from: CalendarDate;
  readonly minutes: number;
}
type TimeState = "free" | "taken" | "closed";

/** The seven days of a room: every half hour at which the office is open on one of them, and what it is on each. */
export function roomWeek(ports: Pick<VisitPorts, "roomDays" | "visits" | "calendar" | "clock">) {
  const taken = takenTimes(ports);
  return async ({ office, room, from, minutes }: WeekAsked) => {
    const days = Array.from({ length: 7 }, (_day, number) => addDays(from, number));
    const shortest = 30;
    const open = days.map((day) => startTimes(office, day, shortest));
    const rows = [...new Set(open.flat().map(minuteOf))].toSorted((a, b) => a - b).map(clockTimeOf);
    const today = ports.calendar.today();
    return {
      minutes,
      days: await Promise.all(
        days.map(async (day) => {
          const begins = new Set(day < today ? [] : startTimes(office, day, minutes));
          const others = await taken({ room, day });
          const times = rows.map((start): { start: typeof start; state: TimeState } => {
            if (!begins.has(start)) return { start, state: "closed" };
            const isTaken = others.some((one) => overlap({ day, ...one }, { day, start, minutes }));
            return { start, state: isTaken ? "taken" : "free" };
          });
          return { day, times };
        }),
      ),
    };
  };
}

import type { SlotView } from "@tallenne/contracts";
import { type CalendarDate, type ClockTime, overlap, type RoomId, type VisitId } from "@tallenne/domain";
import type { Calendar, Clock } from "@tallenne/runtime";
import { type Collection, type Documents, Duplicate, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";
import { heldSlots, type Visits } from "./visit.ts";

interface Taking {
  readonly visit: VisitId;
  readonly start: ClockTime;
  readonly minutes: number;
  /** Epoch milliseconds at which it was taken. */
  readonly at: number;
}

/** What is taken of one room on one day: the one document in which two desks meet that want the same time. */
export interface RoomDay {
  /** Room and day. */
  readonly id: string;
  readonly version: number;
  readonly takings: readonly Taking[];
}
export type RoomDays = Collection<RoomDay>;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  takings: z.array(
    z.strictObject({ visit: z.string(), start: z.string(), minutes: z.int(), at: z.number() }),
  ),
});

const roomDaysKept = keepsNothingPersonal<RoomDay>(
  "catalogue.roomDays",
  "times taken in rooms; opaque ids of visits",
  {
    parse: (value) => kept.parse(value) as unknown as RoomDay,
  },
);

/** Opens the times taken. */
export function openRoomDays(documents: Documents): Promise<RoomDays> {
  return documents.open(roomDaysKept);
}

/** A desk that has just taken a time may not have written its visit yet; after so long, milliseconds, it never will. */
const writingMs = 60_000;

interface RoomDayPorts {
  readonly roomDays: RoomDays;
  readonly visits: Visits;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

const idOf = (room: RoomId, day: CalendarDate): string => `${room}.${day}`;

/** Times of a room on a day that other visits hold. What a visit no longer holds is not taken, whatever stands here: the visit is the truth. */
export function takenTimes({ roomDays, visits, calendar, clock }: RoomDayPorts) {
  return async (
    at: { readonly room: RoomId; readonly day: CalendarDate },
    except?: VisitId,
  ): Promise<readonly Taking[]> => {
    const { takings = [] } = (await roomDays.get(idOf(at.room, at.day))) ?? {};
    const today = calendar.today();
    const held = await Promise.all(
      takings.map(async (taking) => {
        if (taking.visit === except) return false;
        const visit = await visits.get(taking.visit);
        if (clock.now() - taking.at < writingMs && (visit === undefined || visit.state === "offered"))
          return true;
        if (visit === undefined) return false;
        return heldSlots(visit, today).some(
          ({ room, day, start }) => room === at.room && day === at.day && start === taking.start,
        );
      }),
    );
    return takings.filter((_taking, number) => held[number]);
  };
}

/**
 * Takes times for a visit, all or none: false when another visit holds one of them. Each room and day is one write, so of two desks that want the same
 * time at the same moment one gets it.
 */
export function takeTimes(ports: RoomDayPorts) {
  const { roomDays, clock } = ports;
  const taken = takenTimes(ports);
  const drop = dropTimes(ports);
  return async (
    visit: VisitId,
    asked: { readonly slots: readonly SlotView[]; readonly minutes: number },
  ): Promise<boolean> => {
    for (const slot of asked.slots) {
      const { room, day, start } = slot;
      const others = await taken({ room, day }, visit);
      const mine: Taking = { visit, start, minutes: asked.minutes, at: clock.now() };
      let isFree = false;
      const place = ({ takings, ...rest }: RoomDay): RoomDay | undefined => {
        const living = takings.filter((one) => one.visit === visit || isLiving(one, others, mine.at));
        isFree = living.every((one) => one.visit === visit || !overlap({ day, ...one }, { day, ...mine }));
        if (!isFree) return undefined;
        return { ...rest, takings: [...living.filter((one) => !isOwn(one, mine)), mine] };
      };
      await roomDay(roomDays, idOf(room, day));
      await roomDays.change(idOf(room, day), place);
      if (!isFree) {
        await drop(visit, asked.slots);
        return false;
      }
    }
    return true;
  };
}

/** Gives times back. Only tidies: what a visit no longer holds is free already. */
export function dropTimes({ roomDays }: Pick<RoomDayPorts, "roomDays">) {
  return async (visit: VisitId, slots: readonly SlotView[]): Promise<void> => {
    for (const { room, day, start } of slots)
      await roomDays.change(idOf(room, day), ({ takings, ...rest }) => ({
        ...rest,
        takings: takings.filter((one) => one.visit !== visit || one.start !== start),
      }));
  };
}

/** Seen to be held a moment ago, or come since: that one may be a visit being written just now. */
function isLiving(one: Taking, seen: readonly Taking[], now: number): boolean {
  return now - one.at < writingMs || seen.some((other) => isOwn(one, other));
}

function isOwn(one: Taking, other: Taking): boolean {
  return one.visit === other.visit && one.start === other.start;
}

async function roomDay(roomDays: RoomDays, id: string): Promise<void> {
  try {
    if ((await roomDays.get(id)) === undefined) await roomDays.insert({ id, takings: [] });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}

import { type LedgerEntry, type noteVisit, type Parsed, refuse } from "@tallenne/contracts";
import {
  type CalendarDate,
  helsinkiDateOf,
  minuteOf,
  startOfHelsinkiDay,
  type VisitGuard,
  type VisitId,
  workingDaysAfter,
} from "@tallenne/domain";
import { type Desk, noted, trailOf } from "./desk.ts";
import { dropTimes } from "./room-day.ts";
import { stepVisit, type VisitChange } from "./step-visit.ts";
import type { Visit } from "./visit.ts";
import type { VisitPorts } from "./visit-ports.ts";

type NoteAsked = Parsed<(typeof noteVisit)["body"]>;

/** An office that cancels owes a new offer within so many working days (requests-and-visits §7.1). */
const newOfferDays = 2;

/** Day by which an office that cancels today owes a new offer. */
export function newOfferBy(today: CalendarDate): CalendarDate {
  return workingDaysAfter(today, newOfferDays);
}

/**
 * Notes what happened without a new time: reminded, moved (free of charge), cancelled by either side, nobody came. The time is free for others at once; the
 * request is never closed by it (T-W11). Throws Problem `unknown`, `not-at-this-stage`.
 */
export function noteVisitWith(ports: VisitPorts) {
  const { visits, calendar, clock } = ports;
  const drop = dropTimes(ports);
  return async (
    desk: Desk,
    asked: NoteAsked & { readonly visit: VisitId; readonly entry: LedgerEntry },
  ): Promise<Visit> => {
    const { event, reason } = asked;
    const today = calendar.today();
    let held: Visit["offered"] = [];
    const changed = await visits.change(asked.visit, (visit) => {
      held = event === "reminded" ? [] : [...visit.offered, ...(visit.slot === null ? [] : [visit.slot])];
      const holding: VisitGuard[] = [
        ...(reason === undefined ? [] : (["reason-listed"] as const)),
        ...(isSlotOver(visit, today, clock.now()) ? (["slot-over"] as const) : []),
      ];
      const happening = noted(ports, desk, { event, holding, facts: reason === undefined ? {} : { reason } });
      return stepVisit(visit, happening, {
        change: changeBy(asked, today),
        pending: [trailOf(ports, asked.entry)],
      });
    });
    if (changed === undefined) throw refuse("unknown");
    await drop(changed.id, held);
    return changed;
  };
}

function changeBy({ event, reason }: NoteAsked, today: CalendarDate): VisitChange {
  if (event === "reminded") return {};
  if (event === "rescheduled") return { slot: null, day: null };
  if (event !== "cancelled-by-office") return { answerBy: null };
  return { answerBy: null, reason: reason ?? null, newOfferBy: newOfferBy(today) };
}

/** Whether the agreed time has begun: only then did nobody come. */
function isSlotOver({ slot }: Visit, today: CalendarDate, now: number): boolean {
  if (slot === null) return false;
  if (slot.day !== today) return slot.day < today;
  // Terms run by the calendar, the hour of the day by the real clock (flows D27).
  return now - startOfHelsinkiDay(helsinkiDateOf(now)) >= minuteOf(slot.start) * 60_000;
}

import { helsinkiDateOf, startOfHelsinkiDay } from "@tallenne/domain";
import type { Calendar, Clock, Log, Stop } from "@tallenne/runtime";
import type { ClockGuard } from "../guard/clock-guard.ts";
import type { SweepOrder, SweepOutcome } from "./sweep.ts";

/** First sweep of a day, hours after midnight in Helsinki (flows J5.2). */
const firstHour = 2;
const hourMs = 3_600_000;

/** The latest moment up to `nowMs` at which the schedule asks for a sweep: every full hour from 02:00 of the Helsinki day. */
export function latestSweepTime(nowMs: number): number {
  const midnight = startOfHelsinkiDay(helsinkiDateOf(nowMs));
  const hours = Math.floor((nowMs - midnight) / hourMs);
  // Before two o'clock the last one was in the evening before.
  return hours >= firstHour ? midnight + hours * hourMs : midnight - hourMs;
}

/** Looks at the calendar every `lookEveryMs` of the real clock and sweeps whenever it has passed another full hour. Failures are logged; the next look tries again. */
export function schedule(ports: {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly log: Log;
  readonly guard: ClockGuard;
  readonly sweep: (order: SweepOrder) => Promise<SweepOutcome>;
  readonly lookEveryMs: number;
}): Stop {
  const { clock, calendar, log, guard, sweep, lookEveryMs } = ports;
  let swept = Number.NEGATIVE_INFINITY;
  let busy = false;
  const look = async (): Promise<void> => {
    const due = latestSweepTime(calendar.now());
    if (busy) return;
    busy = true;
    try {
      await guard.note();
      if (due <= swept) return;
      await sweep({ by: "schedule" });
      swept = due;
    } catch (failure) {
      log.error({ event: "sweep-failed" }, failure);
    } finally {
      busy = false;
    }
  };
  return clock.every(lookEveryMs, () => void look());
}

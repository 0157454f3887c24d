import { helsinkiDateOf, startOfHelsinkiDay } from "@tallenne/domain";
import type { Calendar, Clock, Log, Stop } from "@tallenne/runtime";
import type { ClockGuard } from "../guard/clock-guard.ts";
import type { SweepOrder, SweepOutcome } from "./sweep.ts";

/** First sweep of a day, hours after midnight in Helsinki (flows J5.2). */
const firstHour = 2;
const hourMs = 3_600_000;
/** Hours of the archive's time without a sweep that ran through before it counts as overdue: two of them have no sweep anyway. */
const overdueHours = 4;

/**
 * The latest moment up to `nowMs` at which the schedule asks for a sweep: every full hour from 02:00 of the Helsinki day. Undefined before two o'clock:
 * what came in around midnight has arrived by then.
 */
function latestSweepTime(nowMs: number): number | undefined {
  const midnight = startOfHelsinkiDay(helsinkiDateOf(nowMs));
  const hours = Math.floor((nowMs - midnight) / hourMs);
  return hours < firstHour ? undefined : midnight + hours * hourMs;
}

/** The running schedule. */
export interface Schedule {
  /** Ends it; resolves when a sweep under way has ended. */
  stop(): Promise<void>;
  /** Why the last sweep did nothing, or undefined. */
  stopped(): string | undefined;
  /** Whether no sweep has run through for longer than may be. */
  isOverdue(): boolean;
}

interface SchedulePorts {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly log: Log;
  readonly guard: ClockGuard;
  readonly sweep: (order: SweepOrder) => Promise<SweepOutcome>;
  readonly lookEveryMs: number;
  /** Further work of a quiet hour, after a sweep that was not stopped. */
  readonly afterwards: () => Promise<void>;
}

/** Looks at the calendar every `lookEveryMs` of the real clock and sweeps whenever it has passed another full hour. Failures are logged; the next look tries again. */
export function schedule(ports: SchedulePorts): Schedule {
  const { clock, calendar, log, guard, sweep, lookEveryMs, afterwards } = ports;
  let swept = Number.NEGATIVE_INFINITY;
  let ranThrough = calendar.now();
  let stopped: string | undefined;
  let looking: Promise<void> | undefined;

  const isOverdue = () => calendar.now() - ranThrough > overdueHours * hourMs;
  const look = async (): Promise<void> => {
    await guard.note();
    const due = latestSweepTime(calendar.now());
    // A calendar set back makes an earlier hour the latest one; it is a new hour all the same.
    if (due === undefined || due === swept) return;
    if (isOverdue()) log.error({ event: "sweep-overdue" });
    const outcome = await sweep({ by: "schedule" });
    swept = due;
    stopped = outcome.stopped ?? undefined;
    if (stopped !== undefined) return;
    ranThrough = calendar.now();
    await afterwards();
  };
  const end: Stop = clock.every(lookEveryMs, () => {
    looking ??= look()
      .catch((failure: unknown) => log.error({ event: "sweep-failed" }, failure))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  });
  return {
    stop: async () => {
      end();
      await looking;
    },
    stopped: () => stopped,
    isOverdue,
  };
}

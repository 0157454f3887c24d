import type { CalendarDate } from "./calendar-date.ts";
import { helsinkiDateOf } from "./calendar-date.ts";
import type { Instant } from "./instant.ts";
import { epochOf } from "./instant.ts";

/** One leg of a call: a stretch with the same parties. A leg transferred into career guidance is not recorded (notice A §6). */
export interface CallLeg {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly recorded: boolean;
}

/**
 * The civil date from which a call's term runs: the end of its last recorded leg, whatever the order they arrive in. A call over midnight
 * is anchored on its end. Throws RangeError when no leg was recorded: nothing of such a call may be kept.
 */
export function callAnchor(legs: readonly CallLeg[]): CalendarDate {
  const ends = legs.filter((leg) => leg.recorded).map((leg) => epochOf(leg.endedAt));
  if (ends.length === 0) throw new RangeError("no leg of the call was recorded");
  return helsinkiDateOf(Math.max(...ends));
}

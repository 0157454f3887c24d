import { type Clock, systemClock } from "@tallenne/runtime";

/** The real clock, moved on by tests. Timers and monotonic time stay real, so that nothing under way runs out. */
export interface SkippingClock extends Clock {
  skip(ms: number): void;
}

export function skippingClock(): SkippingClock {
  let skipped = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + skipped,
    skip: (ms) => void (skipped += ms),
  };
}

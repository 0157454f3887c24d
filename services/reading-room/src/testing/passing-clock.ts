import { type Clock, systemClock } from "@tallenne/runtime";

/** A clock whose timers run really, but whose time tests can move on. */
export interface PassingClock extends Clock {
  /** Lets milliseconds pass at once; no timer fires earlier for it. */
  pass(ms: number): void;
}

/** It stands at ten in the morning of 24 November 2026 in Helsinki. */
export function passingClock(): PassingClock {
  const begun = systemClock.monotonic();
  let passed = 0;
  const monotonic = () => systemClock.monotonic() - begun + passed;
  return {
    ...systemClock,
    now: () => Date.UTC(2026, 10, 24, 8) + Math.floor(monotonic()),
    monotonic,
    pass: (ms) => void (passed += ms),
  };
}

/** Waits until something holds that happens by itself; fails after twenty seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const begun = systemClock.monotonic();
  while (!(await holds())) {
    if (systemClock.monotonic() - begun > 20_000) throw new Error("waited in vain");
    await new Promise((resolve) => void systemClock.after(5, () => resolve(undefined)));
  }
}

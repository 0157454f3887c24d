import { type Clock, systemClock } from "@tallenne/runtime";

/** A clock whose timers run really, but whose time tests can move on. */
export interface OfficeClock extends Clock {
  /** Lets milliseconds pass at once; no timer fires earlier for it. */
  pass(ms: number): void;
}

/** It stands at ten in the morning of 24 November 2026 in Helsinki: office hours, sign-ins fresh. */
export function officeClock(): OfficeClock {
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

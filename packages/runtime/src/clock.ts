/** Ends a timer. Calling it again does nothing. */
export type Stop = () => void;

/** What a timer does. It answers for its own failures: one that escapes ends the process. */
export type Act = () => void | Promise<void>;

/**
 * Real time, for tokens, sessions, leases and waiting. Never set or accelerated outside tests: dates and terms belong to
 * `Calendar`.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. May jump when the machine's time is corrected. */
  now(): number;
  /** Milliseconds that only grow, from an unknown start: for measuring and deadlines. */
  monotonic(): number;
  /** Acts every `ms` milliseconds, first after `ms`; a run still under way is not started again. Keeps no process alive. */
  every(ms: number, act: Act): Stop;
  /** Acts once after `ms` milliseconds. Keeps the process alive until then, because somebody may be waiting. */
  after(ms: number, act: Act): Stop;
}

/** The machine's clock. The only place of the product that reads it or sets a timer. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  every: (ms, act) => {
    const timer = setInterval(withoutOverlap(act), ms).unref();
    return () => clearInterval(timer);
  },
  after: (ms, act) => {
    const timer = setTimeout(() => void act(), ms);
    return () => clearTimeout(timer);
  },
};

/** An act that is skipped while its former run is unfinished. */
export function withoutOverlap(act: Act): () => void {
  let running = false;
  return () => {
    if (running) return;
    const outcome = act();
    if (!outcome) return;
    running = true;
    void outcome.finally(() => (running = false));
  };
}

/** Waits `ms` milliseconds of the given clock. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve));
}

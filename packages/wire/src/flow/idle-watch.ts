import type { Clock, Stop } from "@tallenne/runtime";

/** Acts once when `progress` has not moved for one to two times `ms`. Ends when stopped. */
export function watchIdle(clock: Clock, ms: number, watched: { progress(): number; idle(): void }): Stop {
  let last = watched.progress();
  const stop = clock.every(ms, () => {
    const now = watched.progress();
    if (now !== last) {
      last = now;
      return;
    }
    stop();
    watched.idle();
  });
  return stop;
}

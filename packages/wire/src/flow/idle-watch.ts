import type { Clock, Stop } from "@tallenne/runtime";

/** What is watched, and what happens when it stands still. */
interface Watched {
  progress(): number;
  /** Progress within the time that counts as any; 1 unless said. */
  readonly least?: number;
  /** Whether somebody else is waited for just now: the time begins anew. */
  excused?(): boolean;
  idle(): void;
}

/** Acts once when `progress` has not moved, or by less than `least`, for one to two times `ms`. Ends when stopped. */
export function watchIdle(clock: Clock, ms: number, watched: Watched): Stop {
  const { least = 1 } = watched;
  let last = watched.progress();
  const stop = clock.every(ms, () => {
    const now = watched.progress();
    if (now - last >= least || watched.excused?.()) {
      last = now;
      return;
    }
    stop();
    watched.idle();
  });
  return stop;
}

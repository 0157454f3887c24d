import type { Clock, Log } from "@tallenne/runtime";

/** Something that is looked for again and again. */
export interface Looking {
  /** Ends looking; resolves when a look under way has ended. */
  stop(): Promise<void>;
}

/**
 * Looks at once and then every `everyMs` of the real clock, and on at once while a look has found something. A failure is logged as `waits` and the
 * next look tries again. With `rest`, it looks less often while there has been nothing to find for a while.
 */
export function keepLooking({
  once,
  waits,
  everyMs,
  rest,
  clock,
  log,
}: {
  /** One look; answers how much it found. */
  readonly once: () => Promise<number>;
  /** Event of the log when a look fails. */
  readonly waits: string;
  readonly everyMs: number;
  /** Once nothing was found for `afterMs`, looks come at least `everyMs` apart. Milliseconds. */
  readonly rest?: { readonly afterMs: number; readonly everyMs: number };
  readonly clock: Clock;
  readonly log: Log;
}): Looking {
  let isStopped = false;
  const mayGoOn = () => !isStopped;
  let foundAt = clock.monotonic();
  let lookedAt = -Infinity;
  let under: Promise<void> | undefined;
  const lookOn = async (): Promise<void> => {
    try {
      for (let found = 1; found > 0 && mayGoOn();) {
        found = await once();
        if (found > 0) foundAt = clock.monotonic();
      }
    } catch (failure) {
      log.warn({ event: waits }, failure);
    }
  };
  const isResting = (): boolean => {
    const now = clock.monotonic();
    return rest !== undefined && now - foundAt >= rest.afterMs && now - lookedAt < rest.everyMs;
  };
  const look = (): void => {
    if (isResting()) return;
    lookedAt = clock.monotonic();
    under ??= lookOn().finally(() => (under = undefined));
  };
  look();
  const stopTimer = clock.every(everyMs, look);
  return {
    async stop() {
      isStopped = true;
      stopTimer();
      await under;
    },
  };
}

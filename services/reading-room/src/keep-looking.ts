import type { Clock, Log } from "@tallenne/runtime";

/** Something that is looked for again and again. */
export interface Looking {
  /** Ends looking; resolves when a look under way has ended. */
  stop(): Promise<void>;
}

/**
 * Looks at once and then every `everyMs` of the real clock, and on at once while a look has found something. A failure is logged as `waits` and the
 * next look tries again.
 */
export function keepLooking({
  once,
  waits,
  everyMs,
  clock,
  log,
}: {
  /** One look; answers how much it found. */
  readonly once: () => Promise<number>;
  /** Event of the log when a look fails. */
  readonly waits: string;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly log: Log;
}): Looking {
  let isStopped = false;
  const mayGoOn = () => !isStopped;
  let under: Promise<void> | undefined;
  const lookOn = async (): Promise<void> => {
    try {
      for (let found = 1; found > 0 && mayGoOn();) found = await once();
    } catch (failure) {
      log.warn({ event: waits }, failure);
    }
  };
  const look = (): void => {
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

import type { Clock } from "./clock.ts";
import type { Log } from "./log.ts";

/** Something that is started and stopped: a listener, a store, a relay. */
export interface Part {
  readonly name: string;
  start(): Promise<void> | void;
  /** Only called after its `start` has succeeded. */
  stop(): Promise<void> | void;
}

/** How a stop ended: `late` names the parts that had not stopped by the deadline, `failed` those whose stop threw. */
export interface Stopped {
  readonly late: readonly string[];
  readonly failed: readonly string[];
}

export interface Lifecycle {
  /** Starts the parts in order. The first failure stops what was started, in reverse, and is thrown. */
  start(): Promise<void>;
  /** Stops in reverse order what was started. Every call gets the outcome of the first. Never rejects. */
  stop(): Promise<Stopped>;
}

/** Orderly start and stop of parts. `deadlineMs` bounds the whole stop; a part that fails or is late does not keep the next from stopping. */
export function createLifecycle(made: {
  parts: readonly Part[];
  clock: Clock;
  log: Log;
  deadlineMs: number;
}): Lifecycle {
  const { parts, clock, log, deadlineMs } = made;
  const started: Part[] = [];
  let starting: Promise<void> = Promise.resolve();
  let stopping: Promise<Stopped> | undefined;

  const startAll = async () => {
    for (const part of parts) {
      if (stopping) return;
      await part.start();
      started.push(part);
      log.info({ event: "part-started", part: part.name });
    }
  };
  const stopAll = async (): Promise<Stopped> => {
    const late: string[] = [];
    const failed: string[] = [];
    const { promise: deadline, resolve: pass } = Promise.withResolvers<"late">();
    const cancel = clock.after(deadlineMs, () => pass("late"));
    await Promise.race([starting.catch(() => undefined), deadline]);
    for (const part of started.toReversed()) {
      const outcome = await Promise.race([stopOne(part, log), deadline]);
      if (outcome === "late") late.push(part.name);
      if (outcome === "failed") failed.push(part.name);
    }
    cancel();
    if (late.length > 0) log.error({ event: "stop-late", parts: late });
    return { late, failed };
  };
  const stop = () => (stopping ??= stopAll());
  return {
    async start() {
      starting = startAll();
      try {
        await starting;
      } catch (failure) {
        log.error({ event: "start-failed" }, failure);
        await stop();
        throw failure;
      }
    },
    stop,
  };
}

async function stopOne(part: Part, log: Log): Promise<"stopped" | "failed"> {
  try {
    await part.stop();
    log.info({ event: "part-stopped", part: part.name });
    return "stopped";
  } catch (failure) {
    log.error({ event: "part-stop-failed", part: part.name }, failure);
    return "failed";
  }
}

import { intakeSocket } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Calendar, Clock, Log, Stop } from "@tallenne/runtime";
import { bindSocket, type Connection, type LiveRoute } from "@tallenne/wire";
import type { CountedDay } from "./count-day.ts";

/** Who watches was last heard so long ago at most, milliseconds: the page says every ten seconds that it is there. */
const heardWithinMs = 25_000;
/** Counted at most so often, milliseconds. */
const countEveryMs = 2_000;
/** Counting takes at most one part in so many of the time: a long day is counted less often. */
const shareOfTime = 20;

interface LivePorts {
  readonly count: CountedDay;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

interface Watcher {
  readonly line: Connection<typeof intakeSocket>;
  heardAt: number;
  /** What it was told last. */
  told: string;
}

/** Live counters: while somebody watches, today is counted and told when it has changed. Nobody watches, nothing is counted. */
export function liveCounts({ count, calendar, clock, log }: LivePorts): {
  readonly live: LiveRoute;
  readonly stop: () => void;
} {
  const watchers = new Set<Watcher>();
  let counting: Stop | undefined;
  let restUntil = 0;

  const read = async () => {
    const began = clock.monotonic();
    const day = calendar.today();
    const counts = await count(day);
    restUntil = clock.monotonic() + (clock.monotonic() - began) * shareOfTime;
    return { day, ...counts };
  };
  const tellAll = async (): Promise<void> => {
    const since = clock.monotonic() - heardWithinMs;
    const present = [...watchers].filter(({ heardAt }) => heardAt >= since);
    if (present.length === 0 || clock.monotonic() < restUntil) return;
    try {
      const counts = await read();
      for (const watcher of present) tell(watcher, counts);
    } catch (failure) {
      log.warn({ event: "counts-stay" }, failure);
    }
  };
  const tell = (watcher: Watcher, counts: Awaited<ReturnType<typeof read>>): void => {
    const news = JSON.stringify(counts);
    if (news === watcher.told) return;
    watcher.told = news;
    watcher.line.tell("counts", { at: instantOf(clock.now()), ...counts });
  };
  const rest = (): void => {
    counting?.();
    counting = undefined;
  };

  return {
    live: bindSocket(intakeSocket, {
      prepare: () => ({ facts: {} }),
      open: async (line) => {
        const watcher: Watcher = { line, heardAt: clock.monotonic(), told: "" };
        watchers.add(watcher);
        counting ??= clock.every(countEveryMs, tellAll);
        tell(watcher, await read());
        return {
          asks: {
            stay: () => {
              watcher.heardAt = clock.monotonic();
              return { taken: true };
            },
          },
          closed: () => {
            watchers.delete(watcher);
            if (watchers.size === 0) rest();
          },
        };
      },
    }),
    stop: rest,
  };
}

import { type Act, type Clock, withoutOverlap } from "./clock.ts";

/** A clock for tests that moves only when told. */
export interface SetClock extends Clock {
  /** Moves time forward and fires every timer that falls due, in order. Asynchronous acts are started, not awaited. */
  advance(ms: number): void;
  /** As `advance`, but awaits each asynchronous act before the next timer fires. */
  advanceSettled(ms: number): Promise<void>;
  /** Timers still set. */
  waiting(): number;
}

interface Timer {
  due: number;
  readonly each: number | undefined;
  readonly act: Act;
}

/** A clock that stands at `startMs` (epoch milliseconds) until it is advanced. */
export function setClock(startMs: number): SetClock {
  let now = startMs;
  const timers = new Set<Timer>();
  const set = (timer: Timer) => {
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const nextDue = (until: number): Timer | undefined => {
    const [first] = [...timers].filter((timer) => timer.due <= until).toSorted((a, b) => a.due - b.due);
    if (!first) return undefined;
    now = Math.max(now, first.due);
    if (first.each === undefined) timers.delete(first);
    else first.due += first.each;
    return first;
  };
  return {
    now: () => now,
    monotonic: () => now - startMs,
    every: (ms, act) => {
      if (!(ms > 0)) throw new RangeError("a repeating timer needs a time above zero");
      return set({ due: now + ms, each: ms, act });
    },
    after: (ms, act) => set({ due: now + Math.max(0, ms), each: undefined, act }),
    advance(ms) {
      const until = now + ms;
      const started = new Map<Timer, () => void>();
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        const act = started.get(timer) ?? withoutOverlap(timer.act);
        started.set(timer, act);
        act();
      }
      now = until;
    },
    async advanceSettled(ms) {
      const until = now + ms;
      for (let timer = nextDue(until); timer; timer = nextDue(until)) await timer.act();
      now = until;
    },
    waiting: () => timers.size,
  };
}

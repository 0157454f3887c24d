import { type Clock, type Stop } from "@tallenne/runtime";

/** A disk did not answer in time. What it was asked may still happen. */
class Blocked extends Error {
  readonly code = "blocked";

  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = "Blocked";
  }
}

/** The time is counted in so many parts: one long pause of the process itself then counts as one part, not as the disk's silence. */
const parts = 5;

/** The outcome of `work`, or a rejection with `Blocked` after `ms` milliseconds; the work itself cannot be stopped. */
export function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = parts;
    let stop: Stop | undefined;
    const wait = () => {
      stop = clock.after(ms / parts, () => {
        left -= 1;
        if (left === 0) reject(new Blocked(ms));
        else wait();
      });
    };
    wait();
    work.finally(() => stop?.()).then(resolve, reject);
  });
}

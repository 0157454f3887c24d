import { expect, test } from "@jest/globals";
import { delayOf, forgottenAfter } from "./delay.ts";

const day = 86_400_000;

/** Attempts that somebody gets who tries as soon as may be, and lets the row be forgotten after so many. */
function guessesADay(restAfter: number): number {
  let made = 0;
  let row = { count: 0, lastAt: 0 };
  for (let now = 0; now < day;) {
    const delay = delayOf(row, now);
    if (row.count >= restAfter) {
      now = row.lastAt + forgottenAfter;
      row = { count: 0, lastAt: now };
    } else if (delay === undefined) {
      made += 1;
      row = { count: row.count + 1, lastAt: now };
    } else {
      expect(delay).toBeLessThanOrEqual(30_000);
      now += delay;
    }
  }
  return made;
}

test("ten are tried at once, then each waits longer than the one before, thirty seconds at most", () => {
  const waits = [0, 9, 10, 11, 12, 13, 14, 15, 16, 5000].map((count) =>
    delayOf({ count, lastAt: 1000 }, 1000),
  );
  expect(waits).toEqual([undefined, undefined, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test("is over to the millisecond, and a clock set back keeps nobody waiting", () => {
  expect(delayOf({ count: 20, lastAt: 0 }, 29_999)).toBe(1);
  expect(delayOf({ count: 20, lastAt: 0 }, 30_000)).toBeUndefined();
  expect(delayOf({ count: 20, lastAt: 1 }, 0)).toBeUndefined();
});

test("under three thousand guesses a day, however often a guesser lets the row be forgotten", () => {
  expect(guessesADay(Number.POSITIVE_INFINITY)).toBe(2893);
  for (const restAfter of [10, 12, 15, 16, 20, 40]) expect(guessesADay(restAfter)).toBeLessThan(2893);
});

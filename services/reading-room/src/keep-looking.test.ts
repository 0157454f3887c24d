import { expect, test } from "@jest/globals";
import { keptLog, setClock } from "@tallenne/runtime";
import { keepLooking } from "./keep-looking.ts";

/** Lets what was started go on until it waits for the clock. */
const settle = () => new Promise((resolve) => void setImmediate(resolve));

test("who finds nothing for a minute looks a third as often, and at once as often again when something was there", async () => {
  const clock = setClock(0);
  let looks = 0;
  let there = 0;
  const looking = keepLooking({
    once: () => {
      looks += 1;
      const found = there;
      there = 0;
      return Promise.resolve(found);
    },
    waits: "test-waits",
    everyMs: 500,
    rest: { afterMs: 60_000, everyMs: 1500 },
    clock,
    log: keptLog(),
  });
  const looksIn = async (ms: number): Promise<number> => {
    const before = looks;
    for (let passed = 0; passed < ms; passed += 500) {
      clock.advance(500);
      await settle();
    }
    return looks - before;
  };
  await settle();
  expect(await looksIn(30_000)).toBe(60);
  await looksIn(30_000);
  expect(await looksIn(30_000)).toBe(20);
  there = 1;
  await looksIn(1500);
  expect(there).toBe(0);
  expect(await looksIn(30_000)).toBe(60);
  await looking.stop();
});

import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

// Real files under every step: a busy machine may take its time.
jest.setTimeout(60_000);

const hour = 3_600_000;

let work: StewardAtWork;
beforeEach(async () => {
  work = await stewardAtWork();
});
afterEach(() => work.close());

test("keys that an older keyring brought back go again where their destruction is known, and no other", async () => {
  const { world } = work;
  world.take(calendarDate("2026-05-24"));
  const stays = world.take(calendarDate("2026-11-20"));
  const before = [...world.keys.living];
  await work.pass(15 * hour);
  const living = [...world.keys.living];
  expect(living).toHaveLength(before.length - 1);
  for (const key of before) world.keys.living.add(key);
  await work.destroyAgain();
  expect([...world.keys.living]).toEqual(living);
  expect(world.contacts.has(stays)).toBe(true);
  expect(work.log.lines.find(({ event }) => event === "keys-destroyed-again")).toMatchObject({ again: 1 });
});

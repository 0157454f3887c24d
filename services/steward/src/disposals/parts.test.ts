import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";
import { mostMembers } from "./parts.ts";

// Thousands of contacts in every step: a busy machine may take its time.
jest.setTimeout(120_000);

/** Calls of this day end on 24 November 2026, the day on which the tests begin at noon. */
const ending = calendarDate("2026-05-24");
const hour = 3_600_000;
const over = 3;

let work: StewardAtWork;
beforeEach(async () => {
  work = await stewardAtWork(undefined, { budget: 100_000 });
  work.world.take(ending, { told: calendarDate("2026-05-25") });
  for (let number = 0; number < mostMembers + over; number += 1) work.world.take(ending);
});
afterEach(() => work.close());

const told = (action: string) => work.world.entries.filter((entry) => entry.action === action);
const sizes = async () =>
  (await work.disposals()).map(({ contacts }) => contacts.length).toSorted((a, b) => b - a);

/** Gone as a whole: what was disputed kept, each part announced before the key went, and proven once. */
async function checkGone(): Promise<void> {
  expect(await sizes()).toEqual([mostMembers, over]);
  expect((await work.disposals()).map(({ step, open }) => [step, open])).toEqual([
    ["purged", false],
    ["purged", false],
  ]);
  expect([...work.world.contacts.values()].map((one) => one.class)).toEqual(["disputed"]);
  expect(work.world.tombstones.size).toBe(mostMembers + over);
  expect([...work.world.keys.living]).toEqual(["calls/disputed/2026-11-24#1"]);
  expect(work.world.objects.keys.size).toBe(1);
  expect(told("retention.purged")).toHaveLength(2);
  expect(new Set(told("retention.purged").map(({ facts }) => facts["count"]))).toEqual(
    new Set([mostMembers, over]),
  );
  const firstDestroyed = work.world.entries.findIndex(({ action }) => action === "keys.destroyed");
  const announced = work.world.entries
    .slice(0, firstDestroyed)
    .filter(({ action }) => action === "retention.due")
    .map(({ facts }) => Number(facts["count"]));
  expect(new Set(announced)).toEqual(new Set([mostMembers, over]));
}

test("a bucket with more members than a document may hold goes in parts of one night, each with its certificate", async () => {
  await work.pass(15 * hour);
  await checkGone();
});

test("killed when the further part was just begun, the bucket still goes as a whole", async () => {
  await work.absent(13 * hour);
  work.world.breakage.meanwhile.set("steward.disposals.insert", () => {
    if (told("retention.due").length === 2) work.world.breakage.killAt = work.world.effects.length;
  });
  await work.pass(hour);
  expect(work.world.breakage.dead).toBe(true);
  expect(work.world.contacts.size).toBe(mostMembers + over + 1);
  work.world.breakage.meanwhile.clear();
  work.world.breakage.killAt = Number.POSITIVE_INFINITY;
  await work.restart();
  await work.pass(hour);
  await checkGone();
});

test("a further part takes no key while the first one cannot move who survives", async () => {
  work.world.breakage.away.add("rewrap");
  await work.pass(15 * hour);
  expect(work.world.keys.living.has("calls/standard/2026-11-24#1")).toBe(true);
  expect((await work.disposals()).map(({ step }) => step).toSorted()).toEqual(["closed", "due"]);
  work.world.breakage.away.clear();
  await work.pass(hour);
  await checkGone();
});

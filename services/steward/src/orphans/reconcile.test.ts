import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { testId } from "../testing/invented.ts";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

// Real files under every step: a busy machine may take its time.
jest.setTimeout(60_000);

const hour = 3_600_000;
const stray = `${testId("contact", 900)}/${testId("part", 1)}`;

let work: StewardAtWork;
beforeEach(async () => {
  work = await stewardAtWork();
});
afterEach(() => work.close());

test("an object that no contact has goes after a day of grace, told to the ledger first; those of contacts stay", async () => {
  const kept = work.world.take(calendarDate("2026-11-01"));
  work.world.objects.keys.add(stray);
  await work.pass(15 * hour);
  expect(work.world.objects.keys.has(stray)).toBe(true);
  await work.pass(48 * hour);
  expect([...work.world.objects.keys].every((key) => key.startsWith(kept))).toBe(true);
  expect(work.world.objects.keys.size).toBe(1);
  const told = work.world.entries.filter(({ action }) => action === "retention.orphans.removed");
  expect(told).toMatchObject([{ objects: [testId("contact", 900)], facts: { count: 1 } }]);
});

test("an upload under way is no orphan, and one whose contact turns up in time is none any more", async () => {
  work.world.staging.add(testId("contact", 900));
  work.world.objects.keys.add(stray);
  await work.pass(72 * hour);
  expect(work.world.objects.keys.has(stray)).toBe(true);
  work.world.staging.clear();
  await work.pass(24 * hour);
  work.world.staging.add(testId("contact", 900));
  await work.pass(24 * hour);
  work.world.staging.clear();
  await work.pass(24 * hour);
  expect(work.world.objects.keys.has(stray)).toBe(true);
});

test("while the ledger, intake or the catalogue is away, no orphan goes", async () => {
  work.world.objects.keys.add(stray);
  await work.pass(15 * hour);
  for (const name of ["append", "survivingInIntake", "survivingInCatalogue"]) {
    work.world.breakage.away.add(name);
    await work.pass(48 * hour);
    expect(work.world.objects.keys.has(stray)).toBe(true);
    work.world.breakage.away.clear();
  }
});

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

const facts = async () => (await work.service.ready()).facts;
const stops = () =>
  work.world.entries
    .filter(({ action }) => action === "retention.stopped")
    .map((entry) => entry.facts["reason"]);

/** Strays of contacts that nobody ever told of. */
function strays(count: number): string[] {
  const keys = Array.from(
    { length: count },
    (_, number) => `${testId("contact", 1000 + number)}/${testId("part", 1)}`,
  );
  for (const key of keys) work.world.objects.keys.add(key);
  return keys;
}

test("an older catalogue put back destroys nothing of what was taken in since: alarm in log, ledger and readiness, until it is whole again", async () => {
  const { world, log } = work;
  world.take(calendarDate("2026-11-01"));
  const since = [world.take(calendarDate("2026-11-20")), world.take(calendarDate("2026-11-21"))];
  const rows = since.map((id) => world.contacts.get(id));
  for (const id of since) world.contacts.delete(id);
  world.objects.keys.add(stray);
  const objects = [...world.objects.keys];
  await work.pass(15 * hour);
  await work.pass(72 * hour);
  expect([...world.objects.keys]).toEqual(objects);
  expect(new Set(stops())).toEqual(new Set(["contacts-missing"]));
  expect(world.entries.find(({ action }) => action === "retention.stopped")?.objects).toEqual(since);
  expect(world.entries.some(({ action }) => action === "retention.orphans.removed")).toBe(false);
  expect(log.lines.some(({ event, missing }) => event === "orphans-stopped" && missing === 2)).toBe(true);
  expect(await facts()).toMatchObject({ missing: 2, orphans: "contacts-missing" });
  for (const row of rows) if (row !== undefined) world.contacts.set(row.id, row);
  await work.pass(24 * hour);
  expect(await facts()).toMatchObject({ missing: 0, orphans: "no" });
  expect([...world.objects.keys]).toEqual(objects.filter((key) => key !== stray));
});

test("an object of a purged contact that a restored disk brought back goes after its grace, also where the purge was too large to name it", async () => {
  const { world } = work;
  const gone = Array.from({ length: 520 }, () => world.take(calendarDate("2026-05-24")));
  await work.pass(15 * hour);
  expect(world.objects.keys.size).toBe(0);
  const back = [gone[0], gone[519]].map((id) => `${id}/${testId("part", 1)}`);
  for (const key of back) world.objects.keys.add(key);
  await work.pass(24 * hour);
  expect([...world.objects.keys]).toEqual(back);
  await work.pass(48 * hour);
  expect(world.objects.keys.size).toBe(0);
  expect(stops()).toEqual([]);
});

test("orphans that are an unusual share of the store stay, with an alarm; the usual few of a small store go", async () => {
  const keys = strays(51);
  await work.pass(15 * hour);
  await work.pass(72 * hour);
  expect(work.world.objects.keys.size).toBe(51);
  expect(await facts()).toMatchObject({ missing: 0, orphans: "orphans-unusual" });
  expect(new Set(stops())).toEqual(new Set(["orphans-unusual"]));
  work.world.objects.keys.delete(keys[0] ?? "");
  await work.pass(24 * hour);
  expect(work.world.objects.keys.size).toBe(0);
  expect(await facts()).toMatchObject({ orphans: "no" });
});

test("orphans of more contacts than the deletion budget stay, with an alarm", async () => {
  await work.close();
  work = await stewardAtWork(undefined, { budget: 3 });
  strays(4);
  await work.pass(15 * hour);
  await work.pass(48 * hour);
  expect(work.world.objects.keys.size).toBe(4);
  expect(await facts()).toMatchObject({ orphans: "orphans-budget" });
});

test("while the ledger cannot be asked, no orphan goes and none is even begun to be counted", async () => {
  work.world.objects.keys.add(stray);
  work.world.breakage.away.add("entriesAbout");
  await work.pass(72 * hour);
  expect(work.world.objects.keys.has(stray)).toBe(true);
  expect(work.world.effects.filter((name) => name === "steward.orphans.insert")).toEqual([]);
});

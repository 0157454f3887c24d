import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { addDays, calendarDate } from "@tallenne/domain";
import { type AtWork, type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

// Real files under every step: a busy machine may take its time.
jest.setTimeout(60_000);

const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;
const ending = calendarDate("2026-05-24");

let work: StewardAtWork;
afterEach(() => work.close());

/** Ten contacts, of which one ends today; the steward has looked once. */
async function archive(more: AtWork = {}): Promise<void> {
  work = await stewardAtWork(calendarDate("2026-11-24"), more);
  for (let at = 0; at < 10; at += 1) work.world.take(addDays(ending, at));
  await work.pass(hour);
}
const stopped = () =>
  work.world.entries
    .filter(({ action }) => action === "retention.stopped")
    .map(({ facts }) => facts["reason"]);

describe("a wrong clock destroys nothing", () => {
  test.each([
    ["a year ahead", year],
    ["five years ahead", 5 * year],
    ["a year back", -year],
    ["two hours ahead", 2 * hour],
  ])("%s: the schedule stops, alarmed in log and ledger", async (_what, ms) => {
    await archive();
    const living = work.world.keys.living.size;
    work.jump(ms);
    await work.pass(2 * day);
    expect(work.world.contacts.size).toBe(10);
    expect(work.world.keys.living.size).toBe(living);
    expect(await work.disposals()).toEqual([]);
    expect(new Set(stopped())).toEqual(new Set(["clock-guard"]));
    expect(work.log.lines.some(({ event }) => event === "sweep-stopped")).toBe(true);
    expect((await work.service.ready()).facts["stopped"]).toBe("clock-guard");
  });

  test.each([
    ["the calendar a year ahead", year],
    ["the calendar a year back", -year],
  ])("%s while no process ran: the same", async (_what, ms) => {
    await archive();
    work.jump(ms);
    await work.absent(hour);
    await work.pass(2 * day);
    expect(work.world.contacts.size).toBe(10);
    expect(await work.disposals()).toEqual([]);
  });

  test("the doubt outlives a restart", async () => {
    await archive();
    work.jump(5 * year);
    await work.pass(hour);
    await work.restart();
    await work.pass(2 * day);
    expect(work.world.contacts.size).toBe(10);
  });

  test("away for more than a week: a person looks first", async () => {
    await archive();
    await work.absent(8 * day);
    await work.pass(day);
    expect(work.world.contacts.size).toBe(10);
    expect(new Set(stopped())).toEqual(new Set(["long-absence"]));
  });

  test("away for two days: the schedule catches up by itself", async () => {
    await archive();
    await work.absent(2 * day);
    await work.pass(day);
    expect(work.world.contacts.size).toBe(10 - 3);
  });

  test("summer time ends and begins without alarm", async () => {
    work = await stewardAtWork(calendarDate("2026-10-24"));
    work.world.take(calendarDate("2026-04-24"));
    await work.pass(3 * day);
    expect(stopped()).toEqual([]);
    expect(work.world.contacts.size).toBe(0);
  });
});

test("a sweep that cannot run is an alarm within hours (T-A6.1b)", async () => {
  await archive();
  work.world.breakage.away.add("dueContacts");
  await work.pass(12 * hour);
  expect(work.log.lines.some(({ event }) => event === "sweep-overdue")).toBe(true);
  expect((await work.service.ready()).facts["overdue"]).toBe(true);
  work.world.breakage.away.clear();
  await work.pass(4 * hour);
  expect((await work.service.ready()).facts["overdue"]).toBe(false);
});

describe("the budget of deletion", () => {
  test("more at once than it allows: nothing goes, whatever the day", async () => {
    await archive({ budget: 2 });
    for (let at = 0; at < 3; at += 1) work.world.take(ending);
    await work.pass(day);
    expect(await work.disposals()).toEqual([]);
    expect(new Set(stopped())).toEqual(new Set(["budget"]));
  });

  test("as many as it allows go", async () => {
    await archive({ budget: 1 });
    await work.pass(3 * day);
    expect(work.world.contacts.size).toBe(10 - 3);
    expect(stopped()).toEqual([]);
  });
});

describe("a demonstration's calendar", () => {
  test("a day a second: each accelerated midnight is followed by its sweep, with no alarm", async () => {
    work = await stewardAtWork(calendarDate("2026-11-24"), { rate: 86_400, lookEveryMs: 250 });
    for (let at = 0; at < 5; at += 1) work.world.take(addDays(ending, at));
    for (let second = 1; second <= 6; second += 1) {
      await work.pass(1000);
      const left = [...work.world.contacts.values()].map(({ lastDay }) => lastDay);
      // Noon to noon: what ended at the midnight between is gone.
      expect(left.every((last) => last >= work.calendar.today())).toBe(true);
    }
    expect(work.world.tombstones.size).toBe(5);
    expect(stopped()).toEqual([]);
  });
});

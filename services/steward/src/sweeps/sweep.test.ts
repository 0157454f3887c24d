import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

// Real files under every step: a busy machine may take its time.
jest.setTimeout(60_000);

const ending = calendarDate("2026-05-24");
const hour = 3_600_000;

let work: StewardAtWork;
beforeEach(async () => {
  work = await stewardAtWork(undefined, { budget: 1 });
});
afterEach(() => work.close());

const actions = () => new Set(work.world.entries.map(({ action }) => action));

describe("a disposal that was begun", () => {
  beforeEach(async () => {
    work.world.take(ending);
    work.world.breakage.away.add("keys.destroy");
    await work.pass(15 * hour);
    work.world.breakage.away.clear();
    expect((await work.disposals()).map(({ step }) => step)).toEqual(["dropped"]);
  });

  test("goes on while the catalogue says nothing: its key goes before anybody asks what more is due", async () => {
    for (const name of ["dueContacts", "pinRules"]) work.world.breakage.away.add(name);
    await work.pass(hour);
    expect((await work.disposals()).map(({ step }) => step)).toEqual(["purged"]);
    expect(work.world.keys.living.size).toBe(0);
    expect(work.log.lines.some(({ event }) => event === "sweep-failed")).toBe(true);
  });

  test("goes on although more is due than the budget: only new ones wait", async () => {
    for (let number = 0; number < 2; number += 1) work.world.take(calendarDate("2026-05-23"));
    await work.pass(hour);
    expect((await work.disposals()).map(({ step }) => step)).toEqual(["purged"]);
    expect(work.world.contacts.size).toBe(2);
    expect(actions().has("retention.stopped")).toBe(true);
  });

  test("waits like all others while the clock is in doubt", async () => {
    work.jump(3 * hour);
    await work.pass(hour);
    expect((await work.disposals()).map(({ step }) => step)).toEqual(["dropped"]);
    expect(actions().has("retention.stopped")).toBe(true);
  });
});

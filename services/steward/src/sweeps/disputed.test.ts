import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { addDays, calendarDate, firstPolicy } from "@tallenne/domain";
import { testId } from "../testing/invented.ts";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

// Real files under every step: a busy machine may take its time.
jest.setTimeout(60_000);

const ending = calendarDate("2026-05-24");
const hour = 3_600_000;

let work: StewardAtWork;
beforeEach(async () => {
  work = await stewardAtWork();
});
afterEach(() => work.close());

describe("catalogue and steward compute different days", () => {
  test("the contact survives in the disputed bucket, its key with it, told to the ledger; the others go", async () => {
    const liar = work.world.take(addDays(ending, 5), { stated: calendarDate("2026-11-24") });
    const unknown = work.world.take(ending, { told: null });
    const fine = work.world.take(ending);
    await work.pass(15 * hour);
    expect([...work.world.tombstones]).toEqual([fine]);
    for (const id of [liar, unknown]) {
      expect(work.world.contacts.get(id)).toMatchObject({
        class: "disputed",
        bucket: "calls/disputed/2026-11-24",
      });
      expect([...work.world.objects.keys].some((key) => key.startsWith(id))).toBe(true);
    }
    expect([...work.world.keys.living]).toEqual(["calls/disputed/2026-11-24#1"]);
    const told = work.world.entries.filter(({ action }) => action === "retention.disputed");
    expect(told.map(({ objects, facts }) => [objects[0], facts["computed"]])).toEqual([
      [liar, "2026-11-29"],
      [unknown, "unknown"],
    ]);
    expect(work.log.lines.filter(({ event }) => event === "term-disputed")).toHaveLength(2);
    expect(await work.disposals()).toMatchObject([
      { step: "purged", contacts: [fine], disputed: [liar, unknown] },
    ]);
  });

  test("a second entry of the same contact, told later, makes no other day of it", async () => {
    const id = work.world.take(ending, { told: addDays(ending, 5) });
    const first = work.world.entries.find(({ objects }) => objects.includes(id));
    if (first === undefined) throw new Error("the world tells the ledger what it takes");
    const facts = { ...first.facts, anchorDate: ending };
    work.world.entries.push({ ...first, id: testId("entry", 1), facts });
    await work.pass(15 * hour);
    expect(work.world.tombstones.size).toBe(0);
    expect(work.world.contacts.get(id)).toMatchObject({ class: "disputed" });
  });

  test("days later it is still there and asks for no new disposal", async () => {
    work.world.take(ending, { told: null });
    await work.pass(15 * hour);
    await work.pass(48 * hour);
    expect(work.world.contacts.size).toBe(1);
    expect(await work.disposals()).toHaveLength(1);
  });

  test("reading-room away with survivors: the key waits as long as it takes", async () => {
    work.world.take(ending, { told: null });
    work.world.take(ending);
    await work.pass(hour);
    work.world.breakage.away.add("rewrap");
    await work.pass(24 * hour);
    expect(work.world.keys.living.has("calls/standard/2026-11-24#1")).toBe(true);
    expect(work.world.tombstones.size).toBe(0);
    work.world.breakage.away.clear();
    await work.pass(hour);
    expect(work.world.tombstones.size).toBe(1);
    expect([...work.world.keys.living]).toEqual(["calls/disputed/2026-11-24#1"]);
  });
});

describe("rules that change behind the steward's back", () => {
  test("another text under a known version stops everything", async () => {
    work.world.take(ending);
    await work.pass(hour);
    const shorter = { ...firstPolicy, lines: firstPolicy.lines.slice(1) };
    work.world.setPolicies([shorter]);
    await work.pass(24 * hour);
    const pinned = work.world.entries.filter(({ action }) => action === "retention.rules.pinned");
    expect(pinned).toHaveLength(1);
    expect(work.world.tombstones.size).toBe(0);
    work.world.setPolicies([firstPolicy]);
    await work.pass(hour);
    expect(work.world.tombstones.size).toBe(1);
  });
});

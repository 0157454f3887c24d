import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

// Real files under every step: a busy machine may take its time.
jest.setTimeout(60_000);

/** Calls of this day end on 24 November 2026, the day on which the tests begin at noon. */
const ending = calendarDate("2026-05-24");
const later = calendarDate("2026-05-26");
const hour = 3_600_000;

let work: StewardAtWork;
beforeEach(async () => {
  work = await stewardAtWork();
});
afterEach(() => work.close());

const actions = () =>
  work.world.entries.map(({ action }) => action).filter((action) => action !== "contact.ingested");
const at = (name: string) => work.world.effects.indexOf(name);

describe("the day after the last day", () => {
  test("everything of the bucket goes, nothing of the next one, and the certificate stands in the ledger (T-A6.1c)", async () => {
    const gone = [work.world.take(ending), work.world.take(ending)];
    const kept = work.world.take(later);
    await work.pass(15 * hour);
    expect([...work.world.contacts.keys()]).toEqual([kept]);
    expect([...work.world.tombstones]).toEqual(gone);
    expect([...work.world.keys.living]).toEqual(["calls/standard/2026-11-26#1"]);
    expect([...work.world.objects.keys].every((key) => key.startsWith(kept))).toBe(true);
    expect([...work.world.index]).toEqual([kept]);
    expect(actions()).toEqual([
      "retention.rules.pinned",
      "retention.due",
      "keys.destroyed",
      "retention.purged",
    ]);
    const [disposal] = await work.disposals();
    expect(disposal).toMatchObject({ step: "purged", open: false, failing: null });
    const purged = work.world.entries.at(-1);
    expect(purged).toMatchObject({
      actor: "service:steward",
      objects: [disposal?.id, ...gone],
      facts: { count: 2, certificate: disposal?.certificate },
    });
    expect(disposal?.receipts.map(({ owner, gone: count }) => [owner, count])).toEqual([
      ["reading-room-sittings", 2],
      ["keys", 2],
      ["objects", 2],
      ["reading-room", 2],
      ["intake", 2],
      ["catalogue", 2],
    ]);
  });

  test("the ledger is told first, the bucket closes, the key goes before any object, rows go last", async () => {
    work.world.take(ending);
    await work.pass(15 * hour);
    const order = [
      "append",
      "closeBucket",
      "dropBucket",
      "keys.destroy",
      "objects.remove",
      "forgetContacts",
      "discardStaging",
      "entomb",
    ];
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
    expect(order.map(at).every((place) => place >= 0)).toBe(true);
  });

  test("on the last day itself and before two in the night nothing goes (T-A6.1d)", async () => {
    work.world.take(ending);
    await work.pass(13 * hour);
    expect(work.calendar.today()).toBe("2026-11-25");
    expect(await work.disposals()).toEqual([]);
    await work.pass(2 * hour);
    expect(await work.disposals()).toHaveLength(1);
  });

  test("what lies under a contact without standing in its row goes too", async () => {
    const id = work.world.take(ending);
    work.world.objects.keys.add(`${id}/part_00000000000000000000000009`);
    await work.pass(15 * hour);
    expect(work.world.objects.keys.size).toBe(0);
  });
});

describe("what fails", () => {
  test("the ledger away: nothing is destroyed, closed or begun", async () => {
    work.world.take(ending);
    await work.pass(hour);
    work.world.breakage.away.add("append");
    await work.pass(24 * hour);
    expect(work.world.keys.living.size).toBe(1);
    expect(work.world.objects.keys.size).toBe(1);
    expect(work.world.contacts.size).toBe(1);
    expect(work.world.closed.size).toBe(0);
    work.world.breakage.away.clear();
    await work.pass(hour);
    expect(work.world.contacts.size).toBe(0);
  });

  test("the ledger gone in the middle: the key stays until it is back", async () => {
    work.world.take(ending);
    await work.pass(hour);
    work.world.breakage.away.add("dropBucket");
    await work.pass(13 * hour);
    work.world.breakage.away.clear();
    work.world.breakage.away.add("append");
    await work.pass(3 * hour);
    expect(work.world.keys.living.size).toBe(1);
    work.world.breakage.away.clear();
    await work.pass(hour);
    expect(work.world.keys.living.size).toBe(0);
    expect(await work.disposals()).toMatchObject([{ step: "purged" }]);
  });

  test.each([
    "closeBucket",
    "dueContacts",
    "forgetContacts",
    "discardStaging",
    "entomb",
    "keys.destroy",
    "objects.remove",
    "survivingInIntake",
  ])("%s away: the disposal waits and goes on from there", async (name) => {
    work.world.take(ending);
    await work.pass(hour);
    work.world.breakage.away.add(name);
    await work.pass(14 * hour);
    expect(actions()).not.toContain("retention.purged");
    expect((await work.disposals()).every(({ open, certificate }) => open && certificate === null)).toBe(
      true,
    );
    if (name !== "dueContacts") expect(actions()).toContain("retention.purge.failed");
    work.world.breakage.away.clear();
    await work.pass(hour);
    expect(await work.disposals()).toMatchObject([{ step: "purged", failing: null }]);
    expect(work.world.contacts.size + work.world.objects.keys.size + work.world.keys.living.size).toBe(0);
  });

  test("a silent reading-room delays the key no longer than its opened keys can live; the certificate waits for its answer", async () => {
    work.world.take(ending);
    await work.pass(hour);
    for (const name of ["dropBucket", "forgetContacts", "survivingInReadingRoom"])
      work.world.breakage.away.add(name);
    await work.pass(13 * hour);
    expect(work.world.keys.living.size).toBe(1);
    await work.pass(hour);
    expect(work.world.keys.living.size).toBe(0);
    expect(await work.disposals()).toMatchObject([
      { step: "objects-removed", open: true, certificate: null },
    ]);
    work.world.breakage.away.clear();
    await work.pass(hour);
    expect(await work.disposals()).toMatchObject([{ step: "purged" }]);
  });

  test("something survives: no certificate, the ledger learns of the failure and how many", async () => {
    const id = work.world.take(ending);
    const other = `${id}/part_00000000000000000000000009`;
    const remove = work.world.objects.keys.delete.bind(work.world.objects.keys);
    work.world.objects.keys.delete = (key: string) => key !== other && remove(key);
    work.world.objects.keys.add(other);
    await work.pass(15 * hour);
    expect(await work.disposals()).toMatchObject([
      { step: "forgotten", failing: "forgotten", certificate: null, open: true },
    ]);
    expect(work.world.entries.findLast(({ action }) => action === "retention.purge.failed")).toMatchObject({
      outcome: "failed",
      facts: { step: "forgotten", surviving: 1 },
    });
    expect(actions()).not.toContain("retention.purged");
    remove(other);
    await work.pass(hour);
    expect(await work.disposals()).toMatchObject([{ step: "purged" }]);
  });

  test("a row that was written to while it was to go, and an object put late, are ordered away once more and counted", async () => {
    const id = work.world.take(ending);
    await work.pass(13 * hour);
    const row = work.world.contacts.get(id);
    if (row === undefined) throw new Error("the world keeps what it takes");
    // The first look for survivors finds both.
    work.world.breakage.meanwhile.set("steward.disposals.replace", () => {
      if (work.world.tombstones.size === 0) return;
      work.world.breakage.meanwhile.clear();
      work.world.contacts.set(id, row);
      work.world.objects.keys.add(`${id}/part_00000000000000000000000009`);
    });
    await work.pass(2 * hour);
    expect(work.world.contacts.size + work.world.objects.keys.size).toBe(0);
    const [disposal] = await work.disposals();
    expect(disposal?.step).toBe("purged");
    expect(disposal?.receipts.map(({ owner, gone }) => [owner, gone])).toEqual([
      ["reading-room-sittings", 1],
      ["keys", 2],
      ["objects", 1],
      ["reading-room", 1],
      ["intake", 1],
      ["catalogue", 1],
    ]);
  });

  test("one bucket that fails keeps no other from its day", async () => {
    work.world.take(calendarDate("2026-05-23"));
    const destroy = work.world.keys.destroyer.destroy.bind(work.world.keys.destroyer);
    work.world.take(ending);
    (work.world.keys.destroyer as { destroy: typeof destroy }).destroy = (version) =>
      version.bucket.endsWith("23") ? Promise.reject(new Error("a disk is away")) : destroy(version);
    await work.pass(15 * hour);
    const steps = (await work.disposals()).map(({ bucket, step }) => [bucket.slice(-2), step]);
    expect(new Map(steps as [string, string][])).toEqual(
      new Map([
        ["23", "dropped"],
        ["24", "purged"],
      ]),
    );
  });

  test("who came in between the list and the closing goes the same way", async () => {
    work.world.take(ending);
    await work.pass(13 * hour);
    let late: string | undefined;
    work.world.breakage.meanwhile.set("closeBucket", () => {
      late ??= work.world.take(ending);
    });
    await work.pass(2 * hour);
    expect(work.world.tombstones.size).toBe(2);
    expect(actions().filter((action) => action === "retention.due")).toHaveLength(2);
    expect((await work.disposals())[0]?.contacts).toContain(late);
    expect(work.world.objects.keys.size).toBe(0);
  });
});

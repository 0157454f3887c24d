import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { LedgerEntry } from "@tallenne/contracts";
import { type CalendarDate, type ContactId, addDays, calendarDate } from "@tallenne/domain";
import { testId } from "../testing/invented.ts";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

// Real files under every step: a busy machine may take its time.
jest.setTimeout(60_000);

const ending = calendarDate("2026-05-24");
const lastDay = calendarDate("2026-11-24");
const ceiling = calendarDate("2027-05-24");
const hour = 3_600_000;
const matter = testId("case", 1);

let work: StewardAtWork;
beforeEach(async () => {
  work = await stewardAtWork();
});
afterEach(() => work.close());

let numbered = 1000;
function tell(action: LedgerEntry["action"], actor: string, about: readonly string[], facts: object): void {
  const shape = { v: 1, at: "2026-11-24T10:00:00.000Z", date: work.calendar.today(), outcome: "done" };
  const id = testId("entry", (numbered += 1));
  work.world.entries.push({ ...shape, id, action, actor, objects: about, facts } as unknown as LedgerEntry);
}
function hold(contact: ContactId, until: CalendarDate = ceiling): void {
  const id = testId("hold", 1);
  const about = [contact, id, matter];
  tell("retention.hold.asked", testId("person", 1), about, { cause: "complaint", until, extension: false });
  tell("retention.hold.placed", testId("person", 2), about, { cause: "complaint", until });
  state(contact, { keptUntil: until, holds: [{ id, case: matter, state: "in-force", until }] });
}
function state(contact: ContactId, more: object): void {
  Object.assign(work.world.contacts.get(contact) ?? {}, more);
  work.world.events.push({ kind: "keeping-changed", contact, at: "2026-11-24T10:00:00Z" });
}
function release(contact: ContactId, on: CalendarDate): void {
  const facts = { lastDay: addDays(on, -1), reason: "by-person" };
  tell("retention.hold.released", testId("person", 1), [contact, testId("hold", 1), matter], facts);
  state(contact, { keptUntil: lastDay, holds: [] });
}

describe("a hold that outlives the bucket", () => {
  test("keys of the held one move before the bucket dies, to the bucket of its new last day; the others go", async () => {
    const held = work.world.take(ending);
    const gone = work.world.take(ending);
    hold(held);
    await work.pass(15 * hour);
    expect([...work.world.tombstones]).toEqual([gone]);
    expect(work.world.contacts.get(held)).toMatchObject({
      class: "held",
      bucket: `calls/held/${ceiling}`,
      disposal: null,
    });
    expect([...work.world.keys.living]).toEqual([`calls/held/${ceiling}#1`]);
    const { effects } = work.world;
    expect(effects.indexOf("replaceWraps")).toBeLessThan(effects.indexOf("keys.destroy"));
  });

  test("T-A6.3b released past its own term it goes within a day, and another in the same bucket moves on", async () => {
    const [held, other] = [work.world.take(ending), work.world.take(ending)];
    hold(held);
    hold(other);
    await work.pass(15 * hour);
    release(held, work.calendar.today());
    await work.pass(24 * hour);
    expect([...work.world.tombstones]).toEqual([held]);
    expect(work.world.contacts.get(other)).toMatchObject({
      bucket: `calls/held/${ceiling}`,
      bucketVersion: 2,
    });
    expect([...work.world.keys.living]).toEqual([`calls/held/${ceiling}#2`]);
  });

  test("the catalogue says released, the ledger knows of none: nothing goes, it is disputed", async () => {
    const held = work.world.take(ending);
    hold(held);
    await work.pass(15 * hour);
    state(held, { keptUntil: lastDay, holds: [] });
    await work.pass(24 * hour);
    expect(work.world.tombstones.size).toBe(0);
    expect(work.world.contacts.get(held)).toMatchObject({ class: "disputed" });
  });

  test("a hold the ledger has not been told yet: the bucket waits, nothing in it goes", async () => {
    const held = work.world.take(ending);
    const gone = work.world.take(ending);
    state(held, { keptUntil: ceiling, untold: true });
    await work.pass(15 * hour);
    expect(work.world.tombstones.size).toBe(0);
    expect(work.log.lines.some(({ event }) => event === "term-untold")).toBe(true);
    hold(held);
    state(held, { untold: false });
    await work.pass(hour);
    expect([...work.world.tombstones]).toEqual([gone]);
    expect(work.world.contacts.get(held)).toMatchObject({ class: "held" });
  });

  test("a hold approved while its bucket closes makes a survivor of what was listed as due", async () => {
    const held = work.world.take(ending);
    const gone = work.world.take(ending);
    work.world.breakage.meanwhile.set("closeBucket", () => {
      work.world.breakage.meanwhile.clear();
      hold(held);
    });
    await work.pass(15 * hour);
    expect([...work.world.tombstones]).toEqual([gone]);
    expect(work.world.contacts.get(held)).toMatchObject({ class: "held", disposal: null });
    const purged = work.world.entries.filter(({ action }) => action === "retention.purged");
    expect(purged.map(({ facts, objects }) => [facts["count"], objects.includes(held)])).toEqual([
      [1, false],
    ]);
  });

  test("T-A6.3a at its ceiling it goes, twelve months after the recording", async () => {
    const held = work.world.take(ending);
    hold(held, calendarDate("2026-11-27"));
    await work.pass(4 * 24 * hour);
    expect([...work.world.tombstones]).toEqual([held]);
    expect(work.world.keys.living.size).toBe(0);
  });

  test("reading-room away with survivors: the key waits, nothing is destroyed", async () => {
    const held = work.world.take(ending);
    hold(held);
    work.world.breakage.away.add("rewrap");
    await work.pass(24 * hour);
    expect(work.world.keys.living.has(`calls/standard/${lastDay}#1`)).toBe(true);
    work.world.breakage.away.clear();
    await work.pass(hour);
    expect([...work.world.keys.living]).toEqual([`calls/held/${ceiling}#1`]);
  });
});

/** Contacts with an object on which a legal hold lies. */
const locked = () => [...work.world.objects.locked].map((key) => key.slice(0, key.indexOf("/")));

describe("legal holds of object versions", () => {
  test("each version of a held recording is locked and lifted with the hold", async () => {
    const held = work.world.take(ending);
    work.world.take(ending);
    hold(held);
    await work.pass(hour);
    expect(locked()).toEqual([held]);
    release(held, work.calendar.today());
    await work.pass(hour);
    expect(locked()).toEqual([]);
  });

  test("a store that refuses is asked again and alarmed once; the hold counts meanwhile", async () => {
    const held = work.world.take(ending);
    work.world.breakage.away.add("objects.lock");
    hold(held);
    await work.pass(3 * hour);
    const failed = () => work.world.entries.filter(({ action }) => action === "retention.lock.failed");
    expect([locked(), failed().length]).toEqual([[], 1]);
    expect((await work.service.ready()).facts).toMatchObject({ locksFailing: 1 });
    await work.pass(24 * hour);
    expect(work.world.contacts.get(held)).toMatchObject({ class: "held" });
    work.world.breakage.away.clear();
    await work.pass(hour);
    expect(locked()).toEqual([held]);
    expect((await work.service.ready()).facts).toMatchObject({ locksFailing: 0 });
  });

  test("what goes at its ceiling is unlocked by the two services that agree, and gone", async () => {
    const held = work.world.take(ending);
    hold(held, calendarDate("2026-11-27"));
    await work.pass(4 * 24 * hour);
    expect(locked()).toEqual([]);
    expect(work.world.objects.keys.size).toBe(0);
  });
});

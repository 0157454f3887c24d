import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { closeBucket, eventsAfter, findBySource, recordContact } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { contactOf, standingOf, testId } from "../testing/invented.ts";
import { refusalOf } from "../testing/refusal.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive();
});
afterEach(() => archive.close());

const record = (body: Parameters<typeof contactOf>[0]) =>
  archive.peers.intake.call(recordContact, { body: contactOf(body) });
const fresh = contactOf({ number: 1 });

describe("the one insert", () => {
  test("the same source key and content are answered with what was kept first", async () => {
    await archive.publish(fresh.bucket, 1);
    expect(await record({ number: 1 })).toEqual({ contact: fresh.id, first: true, lastDay: "2027-05-23" });
    const again = await record({ number: 1, id: testId("contact", 99) });
    expect(again).toEqual({ contact: fresh.id, first: false, lastDay: "2027-05-23" });
    const found = await archive.peers.intake.call(findBySource, { body: { sourceKey: fresh.sourceKey } });
    expect(found.found?.contact).toBe(fresh.id);
  });

  test("ten at once are one contact", async () => {
    await archive.publish(fresh.bucket, 1);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, at) => record({ number: 1, id: testId("contact", 100 + at) })),
    );
    expect(new Set(all.map(({ contact }) => contact)).size).toBe(1);
    expect(all.filter(({ first }) => first)).toHaveLength(1);
  });

  test("other content under a known source key is refused", async () => {
    await archive.keep(fresh);
    const other = { number: 1, id: testId("contact", 2), contentMark: "0".repeat(64) };
    expect(await refusalOf(record(other))).toBe("other-content");
  });

  test("a bucket version that nobody published, or that is closed, takes no wrap", async () => {
    expect(await refusalOf(record({ number: 1 }))).toBe("bucket-closed");
    await archive.publish(fresh.bucket, 1);
    const { bucket } = fresh;
    const disposal = testId("disposal", 1);
    await archive.peers.steward.call(closeBucket, {
      body: { bucket, bucketVersion: 1, disposal, disputed: [] },
    });
    expect(await refusalOf(record({ number: 1 }))).toBe("bucket-closed");
    await archive.publish(bucket, 1);
    expect(await refusalOf(record({ number: 1 }))).toBe("bucket-closed");
    await archive.publish(bucket, 2);
    expect(await record({ number: 1, bucketVersion: 2 })).toMatchObject({ first: true });
  });

  test("what is past its last day already is not taken in (T-R3)", async () => {
    const old = contactOf({ number: 1, day: calendarDate("2026-05-23") });
    await archive.publish(old.bucket, 1);
    expect(old.lastDay).toBe("2026-11-23");
    expect(await refusalOf(record({ number: 1, day: old.anchorDate }))).toBe("already-expired");
  });

  test("a last day on the day itself is still taken in", async () => {
    const last = contactOf({ number: 1, day: calendarDate("2026-05-24") });
    expect(last.lastDay).toBe("2026-11-24");
    await archive.keep(last);
  });

  test("every contact belongs to exactly one declared register (T-A3.1)", async () => {
    const body = { ...fresh, register: "calls,chat" as "calls" };
    expect(await refusalOf(archive.peers.intake.call(recordContact, { body }))).toBe("defect");
    const { register: _register, ...without } = fresh;
    expect(await refusalOf(archive.peers.intake.call(recordContact, { body: without as typeof fresh }))).toBe(
      "defect",
    );
    expect(
      (await archive.peers.intake.call(findBySource, { body: { sourceKey: fresh.sourceKey } })).found,
    ).toBeNull();
  });

  test.each([
    ["a bucket that dies later", { bucket: "calls/standard/2027-05-24" }],
    ["another register's bucket", { bucket: "chat/standard/2027-05-23" }],
    ["a held bucket", { bucket: "calls/held/2027-05-23" }],
    ["no bucket's name", { bucket: "calls" }],
    ["one key elsewhere", { wraps: contactOf({ number: 1, bucketVersion: 7 }).wraps }],
  ])("keys in %s are refused (D12)", async (_what, more) => {
    for (const bucket of [
      "calls/standard/2027-05-23",
      "calls/standard/2027-05-24",
      "chat/standard/2027-05-23",
      "calls/held/2027-05-23",
    ])
      await archive.publish(bucket, 1);
    expect(await refusalOf(record({ number: 1, ...more }))).toBe("defect");
    expect(await record({ number: 1 })).toMatchObject({ first: true });
  });

  test("nobody but intake records", async () => {
    expect(await refusalOf(archive.peers.steward.call(recordContact, { body: fresh }))).not.toBe("kept");
  });
});

describe("what the ledger and the consumers learn", () => {
  test("the ledger learns by relay, the feed has a number, and both only once", async () => {
    await archive.keep(contactOf({ number: 1, masks: { phone: 2 } }));
    await until(() => archive.entries.some(({ action }) => action === "contact.masked"));
    await record({ number: 1 });
    const about = archive.entries.filter(({ objects }) => objects.includes(fresh.id));
    expect(about.map(({ action }) => action)).toEqual(["contact.ingested", "contact.masked"]);
    expect(about[0]?.facts).toMatchObject({ lastDay: "2027-05-23", register: "calls", bucket: fresh.bucket });
    const after = (number: number) =>
      archive.peers["reading-room"].call(eventsAfter, { body: { after: number, limit: 10 } });
    const { events } = await after(0);
    expect(events.map(({ number, kind, contact }) => [number, kind, contact])).toEqual([
      [1, "contact-recorded", fresh.id],
    ]);
    expect((await after(1)).events).toEqual([]);
  });

  test("a ledger that is away stops no recording; after a quarter of an hour it does", async () => {
    archive.ledger.away = true;
    await archive.keep(fresh);
    const stalled = async () => Number((await archive.catalogue.ready()).facts["stalledMs"]);
    await until(async () => (await stalled()) > 0);
    archive.clock.pass(15 * 60_000);
    await archive.publish(contactOf({ number: 2 }).bucket, 1);
    expect(await refusalOf(record({ number: 2 }))).toBe("no-ledger");
    archive.ledger.away = false;
    await until(async () => (await stalled()) === 0);
    expect(await record({ number: 2 })).toMatchObject({ first: true });
    expect(archive.entries.map(({ action }) => action)).toContain("contact.ingested");
  });

  test("no name, number or address stands in what is logged", async () => {
    await archive.keep(fresh);
    await archive.as(standingOf("ag"), { get: "/v1/contacts?purpose=p0&scope=own" });
    expect(JSON.stringify(archive.log)).not.toContain("c2VhbGVk");
  });
});

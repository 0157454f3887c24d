import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { generateKeyPairSync } from "node:crypto";
import { wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { until } from "../testing/until.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

let asked = 0;
let externalId: string;
beforeEach(() => {
  externalId = `failing-${(asked += 1)}`;
});
const content = wav({ seed: 7 });
const partsOf = () => [...archive.catalogue.records.values()].flatMap(({ parts }) => parts).length;

describe("when something is away, the source comes again and loses nothing", () => {
  test("crash before the insert: nothing was acknowledged, the retry is new", async () => {
    const { body } = await archive.announce({ externalId });
    archive.catalogue.failing = "before";
    const first = await archive.put(body, content);
    expect([first.status, first.body.slug]).toEqual([503, "peer-away"]);
    expect(first.headers.get("retry-after")).not.toBeNull();
    archive.catalogue.failing = undefined;
    expect((await archive.files()).staging).toEqual([]);
    await archive.restart();
    const again = await archive.put(body, content);
    expect([again.status, again.body.contact]).toEqual([201, body.contact]);
  });

  test("crash after the insert: the retry is answered 200 with the contact kept, and other content 409", async () => {
    const { body } = await archive.announce({ externalId });
    archive.catalogue.failing = "after";
    expect((await archive.put(body, content)).status).toBe(503);
    archive.catalogue.failing = undefined;
    await archive.restart();
    const other = await archive.put(body, wav({ seed: 9 }));
    expect([other.status, other.body.slug]).toEqual([409, "other-content"]);
    const again = await archive.put(body, content);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ state: "kept", contact: body.contact });
  });

  test("the answer was lost and intake forgot the announcement: it is found in the catalogue by its source", async () => {
    const { body } = await archive.announce({ externalId });
    const put = await archive.put(body, content);
    archive.clock.skip(25 * 3_600_000);
    await archive.restart();
    archive.clock.skip(-25 * 3_600_000);
    const again = await archive.announce({ externalId });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ state: "kept", contact: put.body.contact });
    expect(again.body.announcement).not.toBe(body.announcement);
    expect((await archive.put(again.body, content)).status).toBe(200);
  });

  test("the catalogue away: 503 before a byte of content is kept", async () => {
    const { body } = await archive.announce({ externalId });
    archive.catalogue.away = true;
    const put = await archive.put(body, content);
    const announced = await archive.announce({ externalId: `${externalId}-b` });
    archive.catalogue.away = false;
    expect([put.status, announced.status]).toEqual([503, 503]);
    expect((await archive.files()).staging).toEqual([]);
    expect((await archive.put(body, content)).status).toBe(201);
  });

  test("a bucket's first key is waited for; one that is never made is 503 key-wanted", async () => {
    archive.catalogue.closeBuckets();
    archive.catalogue.keysWantedFor = 2;
    const soon = await archive.announce({ externalId });
    expect(soon.status).toBe(201);
    archive.catalogue.keysWantedFor = 100;
    const never = await archive.announce({ externalId: `${externalId}-b` });
    archive.catalogue.keysWantedFor = 0;
    expect([never.status, never.body.slug]).toEqual([503, "key-wanted"]);
    expect((await archive.announce({ externalId: `${externalId}-b` })).status).toBe(201);
  });

  test("T-A10 a public half that the reading-room did not sign is sealed to by nobody", async () => {
    archive.catalogue.closeBuckets();
    archive.catalogue.forgedBy = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const refused = await archive.announce({ externalId });
    archive.catalogue.forgedBy = undefined;
    archive.catalogue.closeBuckets();
    expect(refused.status).toBe(500);
    expect((await archive.announce({ externalId })).status).toBe(201);
  });
});

async function throughAgain(fail: () => void): Promise<void> {
  const { body } = await archive.announce({ externalId });
  fail();
  const parts = partsOf();
  const late = await archive.put(body, content);
  expect([late.status, late.body.slug]).toEqual([503, "key-wanted"]);
  expect(late.body.facts).toEqual({ from: "announcement" });
  expect(partsOf()).toBe(parts);
  // A source that only puts again is told the same; one that begins anew goes through.
  expect((await archive.put(body, content)).status).toBe(503);
  const again = await archive.announce({ externalId });
  expect(again.status).toBe(201);
  expect(again.body).toEqual(body);
  const put = await archive.put(again.body, content);
  expect([put.status, put.body.contact]).toEqual([201, body.contact]);
  const record = [...archive.catalogue.records.values()].find(({ id }) => id === body.contact);
  expect(new Set(record?.wraps.map(({ bucketVersion }) => bucketVersion))).toEqual(
    new Set([record?.bucketVersion]),
  );
}

describe("the bucket closes between announcement and content", () => {
  test("before it is sent: refused at once, announced again, kept under the open version", () =>
    throughAgain(() => archive.catalogue.closeBuckets()));

  test("while it is sent: the insert is refused, announced again, kept under the open version", () =>
    throughAgain(() => void (archive.catalogue.closesAtRecord = true)));
});

describe("a full disk", () => {
  test("staging full: 507, nothing half-written, and it recovers by itself", async () => {
    const { body } = await archive.announce({ externalId });
    const before = await archive.files();
    archive.full.staging = true;
    const refused = await archive.put(body, content);
    expect([refused.status, refused.body.slug, refused.body.facts]).toEqual([
      507,
      "staging-full",
      { place: "staging" },
    ]);
    expect(await archive.files()).toEqual(before);
    archive.full.staging = false;
    expect((await archive.put(body, content)).status).toBe(201);
  });

  test("the object store full: 507 by its place, and it recovers by itself", async () => {
    const { body } = await archive.announce({ externalId });
    const before = await archive.files();
    archive.full.objects = true;
    const refused = await archive.put(body, content);
    expect([refused.status, refused.body.facts]).toEqual([507, { place: "vault" }]);
    expect(await archive.files()).toEqual(before);
    archive.full.objects = false;
    expect((await archive.put(body, content)).status).toBe(201);
  });

  test("the catalogue's documents full: 507 and no peer that is away, and it recovers by itself", async () => {
    const { body } = await archive.announce({ externalId });
    archive.catalogue.failing = "full";
    const refused = await archive.put(body, content);
    archive.catalogue.failing = undefined;
    expect([refused.status, refused.body.slug]).toEqual([507, "store-full"]);
    expect((await archive.put(body, content)).status).toBe(201);
  });
});

describe("a source that breaks off", () => {
  test("leaves nothing in staging, and may come again", async () => {
    const { body } = await archive.announce({ externalId });
    const before = await archive.files();
    async function* breaking() {
      yield content.subarray(0, 20_000);
      await Promise.reject(new Error("the line broke"));
    }
    const broken = ReadableStream.from(breaking());
    await expect(archive.put(body, broken)).rejects.toThrow();
    await until("staging is empty", async () => (await archive.files()).staging.length === 0);
    expect(await archive.files()).toEqual(before);
    expect((await archive.put(body, content)).status).toBe(201);
  });
});

describe("the ledger rests", () => {
  test("for a quarter of an hour taking in goes on; then 503, and on again when it is back", async () => {
    archive.ledger.away = true;
    await archive.announce({ externalId: `${externalId}-q`, announced: false });
    await until(
      "the relay has failed",
      async () => (await archive.intake().ready()).facts["stalledMs"] !== 0,
    );
    const { body } = await archive.announce({ externalId });
    expect((await archive.put(body, content)).status).toBe(201);
    expect((await archive.intake().ready()).ready).toBe(true);
    archive.clock.skip(15 * 60_000 + 1000);
    const late = await archive.announce({ externalId: `${externalId}-b` });
    expect([late.status, late.body.slug]).toEqual([503, "peer-away"]);
    expect((await archive.put(body, content)).status).toBe(503);
    expect((await archive.intake().ready()).ready).toBe(false);
    archive.ledger.away = false;
    await until("the ledger was told", async () => (await archive.intake().ready()).ready);
    expect((await archive.announce({ externalId: `${externalId}-b` })).status).toBe(201);
    expect(archive.entries.filter(({ action }) => action === "contact.quarantined")).toHaveLength(1);
  });
});

import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { seededChance, Sensitive, systemClock } from "@tallenne/runtime";
import { createHash } from "node:crypto";
import { objectsConformance } from "../conformance.ts";
import { ObjectLocked, ObjectMissing, type Objects, WrongLength } from "../objects/object-port.ts";
import { objectsFrom } from "../objects/objects-from.ts";
import { UnknownScheme } from "../scheme.ts";
import { putsOver, removesAs, unfinishedUploads } from "./testing/by-hand.ts";
import { byEachService, claimsInMemory, s3Room, testBucket, testServer } from "./testing/s3-room.ts";

// A server of its own answers, on processors that other suites share.
jest.setTimeout(60_000);

objectsConformance("a bucket of an S3 store, each power by its own credentials", s3Room);

const chance = seededChance("s3 objects");
const keyOf = () => `${chance.id("contact")}/${chance.id("part")}`;
const long = Buffer.alloc(17 * 1024 * 1024 + 5, chance.bytes(65_537));
const partLength = 8 * 1024 * 1024;

let address: string;
let objects: Objects;
beforeAll(async () => {
  address = await testBucket();
  objects = await byEachService(address, claimsInMemory());
});

async function* piecesOf(whole: Uint8Array, breaksAt = Infinity): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += 65_536) {
    if (at >= breaksAt) await Promise.reject(new Error("the source broke"));
    yield whole.subarray(at, at + 65_536);
  }
}

describe("a long object goes in parts", () => {
  test("and comes back whole, with exact spans across the borders of its parts (C13)", async () => {
    const key = keyOf();
    const receipt = await objects.writer.put(key, piecesOf(long), { expectedLength: long.length });
    expect(receipt.sha256).toBe(createHash("sha256").update(long).digest("hex"));
    expect(await objects.reader.stat(key)).toEqual({ key, version: receipt.version, length: long.length });
    for (const [from, to] of [
      [partLength - 3, partLength + 3],
      [2 * partLength - 100_000, long.length],
      [0, long.length],
    ] as const)
      expect(long.subarray(from, to).equals(await objects.reader.getSpan(key, { from, to }))).toBe(true);
  });

  test("and when its source breaks or is of another length nothing is seen, and no part stays behind (C16)", async () => {
    const key = keyOf();
    const breaking = objects.writer.put(key, piecesOf(long, 2 * partLength + 1));
    await expect(breaking).rejects.toThrow("the source broke");
    const short = objects.writer.put(keyOf(), piecesOf(long), { expectedLength: long.length + 1 });
    await expect(short).rejects.toBeInstanceOf(WrongLength);
    await expect(objects.reader.stat(key)).rejects.toBeInstanceOf(ObjectMissing);
    expect(await unfinishedUploads(address)).toBe(0);
  });
});

describe("locks are the store's own", () => {
  test("what is kept until a day is removed before it by nobody who may not pass over governance; the steward may, unless a hold lies on it (C6, C7)", async () => {
    const key = keyOf();
    const keptUntil = systemClock.now() + 3_600_000;
    const { version } = await objects.writer.put(key, Buffer.from("sealed"), { keptUntil });
    expect(await removesAs(address, "steward", { key, version })).toBe("refused");
    await objects.sweeper.lock(key, version, true);
    await expect(objects.sweeper.remove(key, version)).rejects.toBeInstanceOf(ObjectLocked);
    expect(await removesAs(address, "steward", { key, version, bypass: true })).toBe("refused");
    await objects.sweeper.lock(key, version, false);
    expect(await objects.sweeper.remove(key, version)).toBe(true);
    expect(await objects.sweeper.versions(key)).toEqual([]);
  });

  test("every version and every mark of deletion of a key is found and goes", async () => {
    const key = keyOf();
    await objects.writer.put(key, Buffer.from("sealed"));
    await putsOver(address, key);
    const versions = await objects.sweeper.versions(key);
    expect(versions.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([0, 5, 6]);
    for (const { version } of versions) expect(await objects.sweeper.remove(key, version)).toBe(true);
    expect(await objects.sweeper.versions(key)).toEqual([]);
  });
});

describe("an address of a store that is not there for us", () => {
  test("wrong credentials are a store that is away, never objects that are gone", async () => {
    const key = keyOf();
    await objects.writer.put(key, Buffer.from("sealed"));
    const { url, credentials } = testServer();
    for (const [at, wrong] of [
      [address, credentials("nobody")],
      [address, new Sensitive("key\nsecret")],
      [`${url}/no-such-bucket`, credentials("steward")],
    ] as const) {
      const { reader, writer, sweeper } = await objectsFrom(at, { clock: systemClock, credentials: wrong });
      for (const act of [
        () => reader.stat(key),
        () => reader.getSpan(key, { from: 0, to: 1 }),
        () => writer.put(keyOf(), Buffer.from("sealed")),
        () => sweeper.versions(key),
      ])
        await expect(act()).rejects.toMatchObject({ code: "store-away", reason: "refused" });
    }
  });

  test.each([
    "s3+https://name:secret@example.fi/bucket",
    "s3+https://example.fi/bucket?secret=secret",
    "s3+https://example.fi/",
    "s3+http://secret.example.fi/bucket",
  ])("%s is refused in words that do not repeat it", async (wrong) => {
    const refused = objectsFrom(wrong, { clock: systemClock, credentials: new Sensitive("a\nb") });
    await expect(refused).rejects.toBeInstanceOf(UnknownScheme);
    await expect(refused).rejects.not.toThrow(/secret/);
  });

  test("credentials that are none are refused without being repeated", async () => {
    for (const text of ["", "secret", "one two secret"]) {
      const refused = objectsFrom(address, { clock: systemClock, credentials: new Sensitive(text) });
      await expect(refused).rejects.toMatchObject({ code: "bad-credentials" });
      await expect(refused).rejects.not.toThrow(/\bone\b/);
    }
  });
});

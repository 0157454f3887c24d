import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Receipt } from "@tallenne/access";
import { systemChance, systemClock } from "@tallenne/runtime";
import { keyringFrom, objectsFrom } from "@tallenne/vault";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bucketKeys, sealedObjects } from "./stores.ts";
import { testId } from "./testing/invented.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tv-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const contact = testId("contact", 1);
const other = testId("contact", 2);

test("a real key is gone from both copies, and destroying it again says the same", async () => {
  const ring = await keyringFrom(`file:${join(folder, "one")},${join(folder, "two")}`, {
    chance: systemChance,
  });
  const { privateKey } = generateKeyPairSync("ed25519");
  const rootKey = randomBytes(32) as unknown as Parameters<typeof ring.minter>[0]["rootKey"];
  const mint = ring.minter({ rootKey, signingKey: privateKey, chance: systemChance });
  const { bucket, bucketVersion } = await mint.mint("calls/standard/2026-11-24");
  const keys = bucketKeys(ring.destroyer());
  expect(await keys.exists(bucket, bucketVersion)).toBe(true);
  expect(await keys.destroy(bucket, bucketVersion, {} as Receipt)).toBe(2);
  expect(await keys.exists(bucket, bucketVersion)).toBe(false);
  expect(await keys.destroy(bucket, bucketVersion, {} as Receipt)).toBe(2);
});

test("real objects are found under their contact, listed whole, and removed from the disk", async () => {
  const { writer, sweeper } = await objectsFrom(`file:${join(folder, "vault")}`, { clock: systemClock });
  const mine = [1, 2].map((number) => `${contact}/${testId("part", number)}`);
  for (const key of [...mine, `${other}/${testId("part", 1)}`]) await writer.put(key, randomBytes(100));
  const objects = sealedObjects(sweeper);
  expect([...(await objects.of(contact))].toSorted()).toEqual(mine.toSorted());
  const all: string[] = [];
  for await (const key of objects.all()) all.push(key);
  expect(all).toHaveLength(3);
  for (const key of mine) expect(await objects.remove(key)).toBe(true);
  expect(await objects.remove(mine[0] ?? "")).toBe(false);
  expect(await objects.of(contact)).toEqual([]);
  const files = await readdir(join(folder, "vault"), { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile())).toHaveLength(1);
});

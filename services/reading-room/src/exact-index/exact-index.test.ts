import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { calendarDate, type ContactDetail } from "@tallenne/domain";
import { keptLog, systemChance } from "@tallenne/runtime";
import { type Documents, documentsFrom } from "@tallenne/store";
import { type BucketVersion, keyringFrom } from "@tallenne/vault";
import { generateKeyPairSync } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { passingClock, type PassingClock } from "../testing/passing-clock.ts";
import { contactNumber } from "../testing/seal-contact.ts";
import { exactIndex } from "./exact-index.ts";
import { openExactIndex } from "./exact-row.ts";
import { partitionKeys } from "./partition-keys.ts";

jest.setTimeout(30_000);

const rootKey = systemChance.bytes(32);
const signingKey = generateKeyPairSync("ed25519").privateKey;
const phone: ContactDetail = { kind: "phone", normal: "+358401234567" };
const day = calendarDate("2026-11-24");
const [first, second] = [contactNumber(1), contactNumber(2)];

let folder: string;
let clock: PassingClock;
let open: Documents[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "te-"));
  clock = passingClock();
  open = [];
});
afterEach(async () => {
  for (const one of open) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

const keyring = () => keyringFrom(`file:${join(folder, "keys")}`, { chance: systemChance });
const mint = async (bucket: string) =>
  (await keyring()).minter({ rootKey, signingKey, chance: systemChance }).mint(bucket);
const destroy = async (version: BucketVersion) => (await keyring()).destroyer().destroy(version);
/** The index over a store's folder and the living keyring, as a process that just started has it. */
async function indexOver(store: string) {
  const documents = await documentsFrom(`sqlite:${join(folder, store)}`, {
    service: "reading-room",
    chance: systemChance,
  });
  open.push(documents);
  const opener = (await keyring()).opener({ rootKey });
  const collections = await openExactIndex(documents);
  const index = exactIndex({ ...collections, keys: partitionKeys({ opener, clock }), log: keptLog() });
  return { ...collections, index };
}
const foundIn = async (index: {
  find: (detail: ContactDetail) => Promise<{ contacts: readonly string[] }>;
}) => (await index.find(phone)).contacts;

describe("an old copy of the store", () => {
  test("answers no search for a deleted contact, not even beside the living keyring (A6.1)", async () => {
    const [dying, living] = [
      await mint("calls/standard/2027-05-24"),
      await mint("calls/standard/2027-05-25"),
    ];
    const { index } = await indexOver("store");
    await index.add({ id: first, day, ...dying, details: [phone] });
    await index.add({ id: second, day, ...living, details: [phone] });
    for (const copy of ["backup", "old"])
      cpSync(join(folder, "store"), join(folder, copy), { recursive: true });
    expect(await foundIn((await indexOver("backup")).index)).toHaveLength(2);

    index.drop(dying);
    await destroy(dying);
    await index.forget([first]);
    expect(await foundIn(index)).toEqual([second]);
    const restored = await indexOver("old");
    expect(await foundIn(restored.index)).toEqual([second]);
    expect(await restored.rows.count({ field: "contact", is: first })).toBe(0);
  });

  test("holds no key: without the keyring its hashes cannot be tried", async () => {
    const version = await mint("calls/standard/2027-05-24");
    const { index, rows, partitions } = await indexOver("store");
    await index.add({ id: first, day, ...version, details: [phone] });
    const kept = (await rows.find({ where: { field: "contact", is: first }, limit: 10 })).rows;
    expect(Object.keys(kept[0] ?? {}).toSorted()).toEqual(
      ["contact", "day", "id", "partition", "token", "version"].toSorted(),
    );
    expect((await partitions.find({ limit: 10 })).rows).toEqual([
      { id: `${version.bucket}@1`, version: 1, bucket: version.bucket, bucketVersion: 1 },
    ]);
    const raw = Buffer.from(
      (await (await keyring()).opener({ rootKey }).open(version)).privateKey.export({ format: "jwk" }).d ??
        "",
      "base64url",
    );
    for (const name of readdirSync(join(folder, "store"))) {
      const bytes = readFileSync(join(folder, "store", name));
      for (const form of [raw, raw.toString("base64url"), raw.toString("hex")])
        expect(bytes.includes(form)).toBe(false);
    }
  });
});

describe("the index", () => {
  test("adds nothing under a destroyed bucket, and forgets an opened key after two minutes or at once when told", async () => {
    const [one, other] = [await mint("calls/standard/2027-05-24"), await mint("calls/standard/2027-05-25")];
    const { index } = await indexOver("store");
    await index.add({ id: first, day, ...one, details: [phone] });
    await index.add({ id: second, day, ...other, details: [phone] });
    await destroy(one);
    await destroy(other);
    index.drop(one);
    expect(await foundIn(index)).toEqual([second]);
    clock.pass(120_001);
    expect(await foundIn(index)).toEqual([]);
    await index.add({ id: first, day, ...one, details: [phone] });
    expect(await index.surviving([first, second])).toEqual([]);
  });

  test("answers the newest thousand of more hits, and says that there are more", async () => {
    const version = await mint("calls/standard/2027-05-24");
    const { index } = await indexOver("store");
    const newest = contactNumber(1001);
    for (let number = 1; number <= 1000; number += 1)
      await index.add({ id: contactNumber(number), day, ...version, details: [phone] });
    expect(await index.find(phone)).toMatchObject({ more: false });
    await index.add({ id: newest, day: calendarDate("2026-11-25"), ...version, details: [phone] });
    const { contacts, more } = await index.find(phone);
    expect([contacts.length, contacts[0], more]).toEqual([1000, newest, true]);
  });
});

import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  accessFacts,
  closeBucket,
  eventsAfter,
  latePartTarget,
  recordLatePart,
  replaceWraps,
  type TranscriptKind,
} from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { createHash } from "node:crypto";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { contactOf, testId } from "../testing/invented.ts";
import { refusalOf } from "../testing/refusal.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive();
});
afterEach(() => archive.close());

const contact = contactOf({ number: 1 });
const intake = () => archive.peers.intake;
const markOf = (text: string) => createHash("sha256").update(text).digest("hex");
const target = () => intake().call(latePartTarget, { body: { contact: contact.id } });
const record = (
  kind: TranscriptKind,
  text: string,
  more: { readonly bucketVersion?: number; readonly wrapKind?: TranscriptKind } = {},
) => {
  const part = testId("part", 900 + text.length);
  const wrap = {
    bucket: contact.bucket,
    bucketVersion: 1,
    enc: "ZW5j",
    ciphertext: "a2V5",
    kind: more.wrapKind ?? kind,
  };
  return intake().call(recordLatePart, {
    body: {
      contact: contact.id,
      source: testId("source", 1),
      part: {
        kind,
        id: part,
        key: `${contact.id}/${part}`,
        version: "1",
        sealedLength: 100,
        plainLength: 60,
        sealedDigest: markOf(`sealed ${text}`),
        mediaType: "application/json",
      },
      wrap: { ...wrap, ...(more.bucketVersion === undefined ? {} : { bucketVersion: more.bucketVersion }) },
      mark: markOf(text),
    },
  });
};
const factsOf = async () => {
  const told = await archive.peers["reading-room"].call(accessFacts, { body: { contacts: [contact.id] } });
  const [facts] = told.contacts;
  if (facts === undefined) throw new TypeError("the contact is known");
  return facts;
};

describe("a part that comes after its contact", () => {
  test("is sealed to the contact's own bucket version, and recorded with its key beside the others", async () => {
    await archive.keep(contact);
    expect(await target()).toMatchObject({
      channel: "call",
      class: "standard",
      half: { bucket: contact.bucket, bucketVersion: 1 },
      durationMs: 60_000,
      transcripts: [],
    });
    expect(await record("transcript-1", "one")).toEqual({ part: "transcript-1", first: true });
    const facts = await factsOf();
    expect(facts.parts.map(({ kind }) => kind)).toEqual(["original", "transcript-1"]);
    expect(facts.wraps.map(({ kind }) => kind)).toEqual(["object", "record", "transcript-1"]);
    expect((await target()).transcripts).toEqual([{ part: "transcript-1", mark: markOf("one") }]);
    await until(() => archive.entries.some(({ action }) => action === "contact.derivative.created"));
    expect(archive.entries.at(-1)).toMatchObject({ facts: { kind: "transcript-1" }, objects: [contact.id] });
  });

  test("the same again is answered with what was kept; another one is the next, never in place of the first", async () => {
    await archive.keep(contact);
    await record("transcript-1", "one");
    expect(await record("transcript-2", "one")).toEqual({ part: "transcript-1", first: false });
    expect(await refusalOf(record("transcript-1", "other"))).toBe("conflict");
    expect(await record("transcript-2", "other")).toEqual({ part: "transcript-2", first: true });
    expect((await factsOf()).parts.map(({ kind }) => kind)).toEqual([
      "original",
      "transcript-1",
      "transcript-2",
    ]);
  });

  test("of two at once that take one number one is told to begin again", async () => {
    await archive.keep(contact);
    const outcomes = await Promise.allSettled([
      record("transcript-1", "one"),
      record("transcript-1", "three"),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("whose key lies elsewhere, or opens something else, is refused", async () => {
    await archive.keep(contact);
    expect(await refusalOf(record("transcript-1", "one", { bucketVersion: 2 }))).toBe("bucket-closed");
    expect(await refusalOf(record("transcript-1", "one", { wrapKind: "transcript-2" }))).toBe("defect");
    expect((await factsOf()).wraps).toHaveLength(2);
  });

  test("does not enter a bucket on its way out, whatever intake was told before (D10)", async () => {
    await archive.keep(contact);
    await target();
    await archive.peers.steward.call(closeBucket, {
      body: { bucket: contact.bucket, bucketVersion: 1, disposal: testId("disposal", 1), disputed: [] },
    });
    expect(await refusalOf(record("transcript-1", "one"))).toBe("bucket-closed");
    expect(await refusalOf(target())).toBe("key-wanted");
  });

  test("that slipped in while keys were being moved is not left behind: they are read again (D14)", async () => {
    await archive.keep(contact);
    const before = (await factsOf()).wraps;
    await record("transcript-1", "one");
    const bucket = "calls/held/2027-05-23";
    await archive.publish(bucket, 1);
    const moveOf = (wraps: typeof before) => ({
      contact: contact.id,
      fromBucket: contact.bucket,
      fromVersion: 1,
      class: "held" as const,
      bucket,
      bucketVersion: 1,
      wraps: wraps.map((wrap) => ({ ...wrap, bucket, bucketVersion: 1 })),
    });
    const move = (wraps: typeof before) =>
      archive.peers.steward.call(replaceWraps, { body: { moves: [moveOf(wraps)] } });
    expect(await refusalOf(move(before))).toBe("conflict");
    expect(await move((await factsOf()).wraps)).toEqual({ moved: 1 });
    expect((await factsOf()).wraps.map(({ kind, bucket: lies }) => [kind, lies])).toEqual([
      ["object", bucket],
      ["record", bucket],
      ["transcript-1", bucket],
    ]);
  });

  test("is not taken once nobody may read the contact, nor for one that never was", async () => {
    await archive.keep(contact);
    archive.calendar.set(calendarDate("2027-05-24"));
    expect(await refusalOf(target())).toBe("already-expired");
    expect(await refusalOf(record("transcript-1", "one"))).toBe("already-expired");
    const nobody = intake().call(latePartTarget, { body: { contact: testId("contact", 77) } });
    expect(await refusalOf(nobody)).toBe("unknown");
  });

  test("of a contact that is not held wakes nobody who locks objects", async () => {
    await archive.keep(contact);
    await record("transcript-1", "one");
    const read = await archive.peers.steward.call(eventsAfter, { body: { after: 0, limit: 100 } });
    expect(read.events.map(({ kind }) => kind)).not.toContain("keeping-changed");
  });
});

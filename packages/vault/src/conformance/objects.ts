import { describe, expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { createHash } from "node:crypto";
import { BadObjectKey } from "../objects/object-key.ts";
import {
  ObjectExists,
  ObjectLocked,
  ObjectMissing,
  type ObjectReader,
  type Objects,
  WrongLength,
} from "../objects/object-port.ts";
import { probeObjects } from "../objects/probe-objects.ts";
import { listingTests } from "./listing.ts";

/** A place for one test, empty at first. */
export interface ObjectsRoom {
  /** Opens the store of this place; again opens the same one, as a second process would. */
  open(): Promise<Objects>;
  leave(): Promise<void>;
}

const chance = seededChance("objects conformance");
const keyOf = () => `${chance.id("contact")}/${chance.id("part")}`;
const bytes = Buffer.alloc(700_001, chance.bytes(4099));
const sha256 = (of: Uint8Array) => createHash("sha256").update(of).digest("hex");

async function wholeOf(reader: Pick<ObjectReader, "get">, key: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of reader.get(key)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* piecesOf(whole: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += length) yield whole.subarray(at, at + length);
}

async function* breaking(): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 300_000);
  await Promise.reject(new Error("the source broke"));
}

async function expectNothingAt({ reader, sweeper }: Objects, key: string): Promise<void> {
  await expect(reader.stat(key)).rejects.toBeInstanceOf(ObjectMissing);
  await expect(wholeOf(reader, key)).rejects.toBeInstanceOf(ObjectMissing);
  expect(await sweeper.versions(key)).toEqual([]);
}

/** What every adapter of the object port must do. `prepare` makes an empty store for one test. */
export function objectsConformance(name: string, prepare: () => Promise<ObjectsRoom>): void {
  const inRoom = (act: (objects: Objects, room: ObjectsRoom) => Promise<void>) => async () => {
    const room = await prepare();
    try {
      await act(await room.open(), room);
    } finally {
      await room.leave();
    }
  };
  describe(`objects in ${name}`, () => {
    test.each([0, 1, 16_456, 700_001])(
      "%i bytes come back as they were put, with length and digest",
      (length) =>
        inRoom(async ({ reader, writer }) => {
          const key = keyOf();
          const whole = bytes.subarray(0, length);
          const receipt = await writer.put(key, whole, { expectedLength: whole.length });
          expect(receipt).toMatchObject({ length: whole.length, sha256: sha256(whole) });
          expect((await wholeOf(reader, key)).equals(whole)).toBe(true);
          expect(await reader.stat(key)).toEqual({ key, version: receipt.version, length: whole.length });
        })(),
    );

    test.each([1000, 65_536, 700_001])("a source in pieces of %i bytes is stored whole", (length) =>
      inRoom(async ({ reader, writer }) => {
        const key = keyOf();
        const receipt = await writer.put(key, piecesOf(bytes, length));
        expect(receipt.sha256).toBe(sha256(bytes));
        expect((await wholeOf(reader, key)).equals(bytes)).toBe(true);
      })(),
    );

    test(
      "what was put is there after opening anew",
      inRoom(async ({ writer }, room) => {
        const key = keyOf();
        await writer.put(key, bytes);
        expect((await wholeOf((await room.open()).reader, key)).equals(bytes)).toBe(true);
      }),
    );

    test(
      "spans are exact to the byte, and shorter only where the object ends",
      inRoom(async ({ reader, writer, sweeper }) => {
        const key = keyOf();
        await writer.put(key, bytes);
        for (const [from, to] of [
          [0, 0],
          [0, 1],
          [56, 16_456],
          [262_143, 262_145],
          [0, bytes.length],
          [bytes.length - 1, bytes.length + 500],
          [bytes.length + 1, bytes.length + 2],
        ] as const)
          for (const power of [reader, writer, sweeper]) {
            expect(bytes.subarray(from, to).equals(await power.getSpan(key, { from, to }))).toBe(true);
            const pieces: Uint8Array[] = [];
            for await (const piece of power.get(key, { from, to })) pieces.push(piece);
            expect(Buffer.concat(pieces).equals(bytes.subarray(from, to))).toBe(true);
          }
        for (const span of [
          { from: -1, to: 1 },
          { from: 2, to: 1 },
          { from: 0.5, to: 1 },
        ])
          await expect(reader.getSpan(key, span)).rejects.toBeInstanceOf(RangeError);
      }),
    );

    test(
      "an object is never overwritten: the second put of a key is refused, and the first stays",
      inRoom(async ({ reader, writer }, room) => {
        const key = keyOf();
        await writer.put(key, bytes);
        const other = (await room.open()).writer;
        for (const one of [writer, other])
          await expect(one.put(key, Buffer.from("other"))).rejects.toBeInstanceOf(ObjectExists);
        expect((await wholeOf(reader, key)).equals(bytes)).toBe(true);
      }),
    );

    test(
      "of many puts of one key at once, one is stored and the others are refused",
      inRoom(async ({ reader, writer }, room) => {
        const key = keyOf();
        const other = (await room.open()).writer;
        const contents = Array.from({ length: 8 }, (_, at) => Buffer.alloc(100_000, at));
        const outcomes = await Promise.allSettled(
          contents.map((content, at) => (at % 2 === 0 ? writer : other).put(key, piecesOf(content, 9000))),
        );
        const stored = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value.sha256] : []));
        expect(stored).toEqual([sha256(await wholeOf(reader, key))]);
        for (const one of outcomes)
          if (one.status === "rejected") expect(one.reason).toBeInstanceOf(ObjectExists);
      }),
    );

    test(
      "a source that breaks leaves nothing, and its own failure is told",
      inRoom(async (objects) => {
        const key = keyOf();
        await expect(objects.writer.put(key, breaking())).rejects.toThrow("the source broke");
        await expectNothingAt(objects, key);
      }),
    );

    test.each([bytes.length - 1, bytes.length + 1])(
      "a source that is not of %i bytes leaves nothing",
      (length) =>
        inRoom(async (objects) => {
          const key = keyOf();
          const put = objects.writer.put(key, bytes, { expectedLength: length });
          await expect(put).rejects.toBeInstanceOf(WrongLength);
          await expectNothingAt(objects, key);
        })(),
    );

    test.each([
      ["nothing", ""],
      ["a path", "../../etc/passwd"],
      ["an absolute path", "/etc/passwd"],
      ["a name from outside", "Aino Koivuranta.wav"],
      ["an id and a path", `${chance.id("contact")}/..`],
      ["an id in capitals", chance.id("contact").toUpperCase()],
      ["an id with a zero byte", `${chance.id("contact")}\0`],
      ["more than four ids", Array.from({ length: 5 }, () => chance.id("part")).join("/")],
    ])("%s is no key: nothing is put, read or removed by it", (_what, key) =>
      inRoom(async ({ reader, writer, sweeper }) => {
        await expect(writer.put(key, bytes)).rejects.toBeInstanceOf(BadObjectKey);
        await expect(reader.stat(key)).rejects.toBeInstanceOf(BadObjectKey);
        await expect(reader.getSpan(key, { from: 0, to: 1 })).rejects.toBeInstanceOf(BadObjectKey);
        await expect(sweeper.remove(key, "1")).rejects.toBeInstanceOf(BadObjectKey);
      })(),
    );

    test(
      "each power is handed out alone: who writes neither lists nor removes, who reads and who sweeps puts nothing",
      inRoom(({ reader, writer, sweeper }) => {
        expect(Object.keys(reader).toSorted()).toEqual(["get", "getSpan", "stat"]);
        expect(Object.keys(writer).toSorted()).toEqual(["get", "getSpan", "put"]);
        expect(Object.keys(sweeper).toSorted()).toEqual([
          "get",
          "getSpan",
          "isLocked",
          "list",
          "lock",
          "remove",
          "versions",
        ]);
        return Promise.resolve();
      }),
    );

    test(
      "a legal hold keeps a version from being removed until it is lifted, and is read back as it is (C5)",
      inRoom(async ({ writer, sweeper }) => {
        const key = keyOf();
        const { version } = await writer.put(key, bytes);
        expect(await sweeper.isLocked(key, version)).toBe(false);
        await sweeper.lock(key, version, true);
        await sweeper.lock(key, version, true);
        expect(await sweeper.isLocked(key, version)).toBe(true);
        await expect(sweeper.remove(key, version)).rejects.toBeInstanceOf(ObjectLocked);
        expect((await sweeper.versions(key)).map((one) => one.key)).toEqual([key]);
        await sweeper.lock(key, version, false);
        await sweeper.lock(key, version, false);
        expect(await sweeper.isLocked(key, version)).toBe(false);
        expect(await sweeper.remove(key, version)).toBe(true);
        await expect(sweeper.lock(key, version, true)).rejects.toBeInstanceOf(ObjectMissing);
      }),
    );

    test(
      "the probe finds every promise kept and leaves nothing behind",
      inRoom(async (objects) => {
        const statement = await probeObjects(objects, { chance });
        expect(statement.checks.filter(({ holds }) => !holds)).toEqual([]);
        expect(statement.isSound).toBe(true);
        for await (const entry of objects.sweeper.list("")) expect(entry).toBeUndefined();
      }),
    );

    listingTests(inRoom);
  });
}

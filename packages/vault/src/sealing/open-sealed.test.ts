import { describe, expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { assert, asyncProperty, nat } from "fast-check";
import { openRange, openSealed, type SealedSource } from "./open-sealed.ts";
import { sealBytes } from "./seal-bytes.ts";
import { chunkLength, chunkOffset, headerLength, sealedChunkLength } from "./sealed-layout.ts";

const chance = seededChance("open sealed");
const sealing = { key: chance.bytes(32), context: Buffer.from("contact and part"), salt: chance.bytes(24) };
const plain = Buffer.alloc(13 * chunkLength + 1234, Buffer.from(chance.bytes(4099)));
const sealed = sealBytes({ ...sealing, plain });

/** A source in memory that remembers what was read of it. */
function watched(
  bytes: Buffer = sealed,
  sealedLength = bytes.length,
): SealedSource & { reads: [number, number][] } {
  const reads: [number, number][] = [];
  return {
    ...sealing,
    sealedLength,
    reads,
    read: async (from, to) => {
      reads.push([from, to]);
      return bytes.subarray(from, to);
    },
  };
}

describe("opening ranges of a sealed object", () => {
  test("every range is exact, reads only the chunks it touches, neighbours together, and the header once", async () => {
    await assert(
      asyncProperty(nat(plain.length), nat(plain.length), async (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const source = watched();
        const opened = await openSealed(source);
        expect((await opened.bytes(from, to)).equals(plain.subarray(from, to))).toBe(true);
        expect(source.reads.shift()).toEqual([0, headerLength]);
        if (from === to) return expect(source.reads).toEqual([]);
        const wanted = [
          chunkOffset(Math.floor(from / chunkLength)),
          Math.min(chunkOffset(Math.floor((to - 1) / chunkLength) + 1), sealed.length),
        ];
        expect([source.reads[0]?.[0], source.reads.at(-1)?.[1]]).toEqual(wanted);
        for (const [place, [start, end]] of source.reads.entries()) {
          expect(end - start).toBeLessThanOrEqual(64 * sealedChunkLength);
          if (place > 0) expect(start).toBe(source.reads[place - 1]?.[1]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("ranges at the borders of chunks, of groups of four and of the object", async () => {
    const opened = await openSealed(watched());
    const borders = [0, 1, 4, 5, 8, 12, 13].map((chunk) => chunk * chunkLength);
    for (const border of borders)
      for (const from of [border - 1, border, border + 1])
        for (const to of [border, border + 1, border + chunkLength, plain.length])
          if (from >= 0 && from <= to && to <= plain.length)
            expect((await opened.bytes(from, to)).equals(plain.subarray(from, to))).toBe(true);
  });

  test("a range comes in pieces of at most 64 KiB", async () => {
    const source = watched();
    const opened = await openSealed(source);
    const pieces: number[] = [];
    for await (const piece of opened.range(100, plain.length)) pieces.push(piece.length);
    const [, ...reads] = source.reads;
    expect(Math.max(...reads.map(([start, end]) => end - start))).toBeLessThanOrEqual(4 * sealedChunkLength);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(64 * 1024);
    expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(plain.length - 100);
  });

  test("a reader who stops early causes no further read", async () => {
    const source = watched();
    const opened = await openSealed(source);
    for await (const piece of opened.range(0, plain.length)) {
      expect(piece.length).toBe(4 * chunkLength);
      break;
    }
    expect(source.reads).toHaveLength(2);
  });

  test("a wrong commitment is refused before any chunk is read", async () => {
    const changed = Buffer.from(sealed);
    changed[30] = (changed[30] ?? 0) ^ 1;
    const source = watched(changed);
    await expect(openSealed(source)).rejects.toMatchObject({ code: "commitment" });
    expect(source.reads).toEqual([[0, headerLength]]);
  });

  test("a length that no object has is refused before anything is read", async () => {
    const source = watched(sealed, chunkOffset(3));
    await expect(openSealed(source)).rejects.toMatchObject({ code: "sealed-length" });
    expect(source.reads).toEqual([]);
  });

  test("a store that has less than the record says is refused, in the header and in a chunk", async () => {
    await expect(openSealed(watched(sealed.subarray(0, 40), sealed.length))).rejects.toMatchObject({
      code: "short-read",
    });
    const opened = await openSealed(watched(sealed.subarray(0, sealed.length - 1), sealed.length));
    await expect(opened.bytes(plain.length - 1, plain.length)).rejects.toMatchObject({ code: "short-read" });
    await expect(opened.proveEnds()).rejects.toMatchObject({ code: "short-read" });
  });

  test("a shorter object passed off as this one fails at its end", async () => {
    const short = sealBytes({ ...sealing, plain: plain.subarray(0, 5 * chunkLength + 7) });
    const longer = Buffer.concat([short, Buffer.alloc(sealed.length - short.length)]);
    const opened = await openSealed(watched(longer));
    await expect(opened.proveEnds()).rejects.toMatchObject({ code: "chunk" });
  });

  test("the ends of an object are proved also where its last chunk is empty or its only one", async () => {
    for (const length of [0, 1, chunkLength, 3 * chunkLength]) {
      const object = sealBytes({ ...sealing, plain: plain.subarray(0, length) });
      const source = watched(object);
      await expect((await openSealed(source)).proveEnds()).resolves.toBeUndefined();
      expect(source.reads.at(-1)?.[1]).toBe(object.length);
      const changed = Buffer.from(object);
      changed[object.length - 1] = (changed[object.length - 1] ?? 0) ^ 1;
      await expect((await openSealed(watched(changed))).proveEnds()).rejects.toMatchObject({ code: "chunk" });
    }
  });

  test("a range outside the object is a mistake of the caller, not damage", async () => {
    const opened = await openSealed(watched());
    for (const [from, to] of [
      [-1, 5],
      [5, 4],
      [0, plain.length + 1],
      [0.5, 2],
      [Number.NaN, 2],
    ] as const)
      await expect(opened.bytes(from, to)).rejects.toThrow(RangeError);
  });

  test("one range can be opened in one call", async () => {
    const piece = await openRange({ ...watched(), from: 20_000, to: 90_000 });
    expect(piece.equals(plain.subarray(20_000, 90_000))).toBe(true);
  });
});

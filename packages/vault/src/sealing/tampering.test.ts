import { describe, expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { Damaged } from "./damaged.ts";
import { openBytes } from "./open-bytes.ts";
import { openSealed } from "./open-sealed.ts";
import { sealBytes } from "./seal-bytes.ts";
import { chunkOffset, headerLength, sealedChunkLength } from "./sealed-layout.ts";

const chance = seededChance("tampering");
const sealing = { key: chance.bytes(32), context: Buffer.from("contact and part"), salt: chance.bytes(24) };
const pattern = Buffer.from(chance.bytes(4096));
const plainOf = (length: number): Buffer => Buffer.alloc(length, pattern);

/** Whether the object opens as a whole; anything else than a named refusal fails the test. */
function opens(sealed: Uint8Array): boolean {
  try {
    openBytes({ ...sealing, sealed });
    return true;
  } catch (failure) {
    if (failure instanceof Damaged) return false;
    throw failure;
  }
}

const twoChunks = sealBytes({ ...sealing, plain: plainOf(16_384 + 400) });

const allBits = [0, 1, 2, 3, 4, 5, 6, 7];
const edges = [0, headerLength, chunkOffset(1), twoChunks.length];
const isNearAnEdge = (at: number): boolean => edges.some((edge) => Math.abs(at - edge) <= 32);

describe("a changed sealed object is refused", () => {
  test("untouched it opens (the control)", () => {
    expect(opens(twoChunks)).toBe(true);
  });

  test("every byte of a two-chunk object, and every bit near the header's and the chunks' ends", () => {
    const sealed = Buffer.from(twoChunks);
    let accepted = 0;
    let tried = 0;
    for (let at = 0; at < sealed.length; at += 1) {
      const byte = sealed[at] ?? 0;
      for (const bit of isNearAnEdge(at) ? allBits : [at % 8]) {
        sealed[at] = byte ^ (1 << bit);
        if (opens(sealed)) accepted += 1;
        tried += 1;
      }
      sealed[at] = byte;
    }
    expect(accepted).toBe(0);
    expect(tried).toBeGreaterThan(twoChunks.length);
  }, 60_000);

  test("every truncation of it", () => {
    let accepted = 0;
    for (let length = 0; length < twoChunks.length; length += 1)
      if (opens(twoChunks.subarray(0, length))) accepted += 1;
    expect(accepted).toBe(0);
  });

  test("every number of trailing bytes up to more than a chunk, zeros and random", () => {
    const zeros = Buffer.concat([twoChunks, Buffer.alloc(sealedChunkLength + 100)]);
    const random = Buffer.concat([twoChunks, chance.bytes(sealedChunkLength + 100)]);
    let accepted = 0;
    for (let length = twoChunks.length + 1; length <= zeros.length; length += 1) {
      if (opens(zeros.subarray(0, length))) accepted += 1;
      if (length % 16 === 0 && opens(random.subarray(0, length))) accepted += 1;
    }
    expect(accepted).toBe(0);
  });

  test("every sequence of one to five of its five chunks but the true one: permuted, repeated, swapped, left out", () => {
    const sealed = sealBytes({ ...sealing, plain: plainOf(4 * 16_384 + 77) });
    const header = sealed.subarray(0, headerLength);
    const chunks = [0, 1, 2, 3, 4].map((number) =>
      sealed.subarray(chunkOffset(number), chunkOffset(number + 1)),
    );
    const accepted: string[] = [];
    let tried = 0;
    const extend = (order: readonly number[]): void => {
      if (order.length > 0) {
        tried += 1;
        const pieces = order.map((number) => chunks[number] ?? Buffer.alloc(0));
        if (opens(Buffer.concat([header, ...pieces]))) accepted.push(order.join(""));
      }
      if (order.length < 5) for (const next of [0, 1, 2, 3, 4]) extend([...order, next]);
    };
    extend([]);
    expect({ accepted, tried }).toEqual({ accepted: ["01234"], tried: 5 + 25 + 125 + 625 + 3125 });
  });

  test("a chunk of another object under the same key, and the whole object under another context or key", () => {
    const other = sealBytes({ ...sealing, salt: chance.bytes(24), plain: plainOf(16_384 + 400) });
    const mixed = Buffer.concat([twoChunks.subarray(0, chunkOffset(1)), other.subarray(chunkOffset(1))]);
    expect(opens(mixed)).toBe(false);
    const context = Buffer.from("contact and another part");
    expect(() => openBytes({ ...sealing, context, sealed: twoChunks })).toThrow(new Damaged("commitment"));
    const key = chance.bytes(32);
    expect(() => openBytes({ ...sealing, key, sealed: twoChunks })).toThrow(new Damaged("commitment"));
  });
});

describe("nothing of a failing chunk leaves", () => {
  const plain = plainOf(10 * 16_384 + 5);
  const sealed = sealBytes({ ...sealing, plain });

  test("a stream gives the pieces before the damage, exactly, and then its name", async () => {
    for (let damaged = 0; damaged <= 10; damaged += 1) {
      const changed = Buffer.from(sealed);
      const at = chunkOffset(damaged) + 3;
      changed[at] = (changed[at] ?? 0) ^ 4;
      const opened = await openSealed({
        ...sealing,
        sealedLength: changed.length,
        read: async (from, to) => changed.subarray(from, to),
      });
      const given: Buffer[] = [];
      const reading = (async () => {
        for await (const piece of opened.range(0, plain.length)) given.push(Buffer.from(piece));
      })();
      await expect(reading).rejects.toMatchObject({ name: "Damaged", code: "chunk" });
      const whole = Buffer.concat(given);
      expect(whole.length).toBe(Math.floor(damaged / 4) * 4 * 16_384);
      expect(whole.equals(plain.subarray(0, whole.length))).toBe(true);
      await expect(opened.bytes(0, plain.length)).rejects.toThrow(Damaged);
    }
  });

  test("chunks beside the damaged one are still readable by range", async () => {
    const changed = Buffer.from(sealed);
    changed[chunkOffset(5)] = (changed[chunkOffset(5)] ?? 0) ^ 1;
    const opened = await openSealed({
      ...sealing,
      sealedLength: changed.length,
      read: async (from, to) => changed.subarray(from, to),
    });
    const before = await opened.bytes(4 * 16_384, 5 * 16_384);
    expect(before.equals(plain.subarray(4 * 16_384, 5 * 16_384))).toBe(true);
    await expect(opened.bytes(5 * 16_384, 5 * 16_384 + 1)).rejects.toThrow(Damaged);
    await expect(opened.proveEnds()).resolves.toBeUndefined();
  });
});

import { describe, expect, test } from "@jest/globals";
import { seededChance, systemClock } from "@tallenne/runtime";
import { array, assert, integer, property } from "fast-check";
import { createSecretKey } from "node:crypto";
import { openBytes } from "./open-bytes.ts";
import { sealBytes } from "./seal-bytes.ts";
import { sealedLength } from "./sealed-layout.ts";
import { sealingStream } from "./sealing-stream.ts";

const chance = seededChance("sealing stream");
const sealing = { key: chance.bytes(32), context: Buffer.from("contact and part"), salt: chance.bytes(24) };
const sample = Buffer.alloc(100_000);
for (let at = 0; at < sample.length; at += 1) sample[at] = (at * 7 + (at >> 8)) & 255;

describe("sealing a stream", () => {
  test("how a message is cut into pieces does not show in its sealed bytes", () => {
    assert(
      property(
        integer({ min: 0, max: sample.length }),
        array(integer({ min: 0, max: 40_000 }), { maxLength: 8 }),
        (length, cuts) => {
          const plain = sample.subarray(0, length);
          const stream = sealingStream(sealing);
          const sealed: Buffer[] = [];
          let at = 0;
          for (const cut of cuts) {
            sealed.push(stream.push(plain.subarray(at, at + cut)));
            at = Math.min(length, at + cut);
          }
          sealed.push(stream.push(plain.subarray(at)), stream.end());
          const whole = Buffer.concat(sealed);
          expect(whole.equals(sealBytes({ ...sealing, plain }))).toBe(true);
          expect(stream.sealedLength).toBe(sealedLength(length));
          expect(stream.plainLength).toBe(length);
          expect(openBytes({ ...sealing, sealed: whole }).equals(plain)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("it holds back less than one chunk and never more than what came in", () => {
    const stream = sealingStream(sealing);
    let taken = 0;
    for (let round = 0; round < 2000; round += 1) {
      const piece = sample.subarray(0, (round * 911) % 5000);
      taken += piece.length;
      const given = stream.push(piece).length;
      expect(given).toBeLessThanOrEqual(56 + 16_400);
      expect(sealedLength(taken) - stream.sealedLength).toBeLessThanOrEqual(16_384 + 16);
    }
  });

  test("the pushed buffer may be used again at once", () => {
    const stream = sealingStream(sealing);
    const buffer = Buffer.alloc(1000);
    const sealed: Buffer[] = [];
    for (let at = 0; at < 30_000; at += buffer.length) {
      sample.copy(buffer, 0, at, at + buffer.length);
      sealed.push(stream.push(buffer));
      buffer.fill(255);
    }
    sealed.push(stream.end());
    const opened = openBytes({ ...sealing, sealed: Buffer.concat(sealed) });
    expect(opened.equals(sample.subarray(0, 30_000))).toBe(true);
  });

  test("nothing can follow the end", () => {
    const stream = sealingStream(sealing);
    stream.end();
    expect(() => stream.push(sample)).toThrow(TypeError);
    expect(() => stream.end()).toThrow(TypeError);
  });

  test("a key object seals the same as its bytes, and wrong lengths of key or salt are refused", () => {
    const plain = sample.subarray(0, 20_000);
    const asObject = sealBytes({ ...sealing, key: createSecretKey(sealing.key), plain });
    expect(asObject.equals(sealBytes({ ...sealing, plain }))).toBe(true);
    for (const length of [0, 16, 31, 33, 64])
      expect(() => sealingStream({ ...sealing, key: Buffer.alloc(length, 1) })).toThrow(RangeError);
    for (const length of [0, 23, 25])
      expect(() => sealingStream({ ...sealing, salt: Buffer.alloc(length) })).toThrow(RangeError);
  });

  test("another salt, key or context gives other bytes throughout", () => {
    const plain = Buffer.alloc(40_000);
    const first = sealBytes({ ...sealing, plain });
    const others = [
      sealBytes({ ...sealing, salt: chance.bytes(24), plain }),
      sealBytes({ ...sealing, key: chance.bytes(32), plain }),
      sealBytes({ ...sealing, context: Buffer.from("other"), plain }),
    ];
    for (const other of others)
      for (let at = 24; at + 32 <= other.length; at += 4096)
        expect(other.subarray(at, at + 32).equals(first.subarray(at, at + 32))).toBe(false);
  });

  test("the same plain chunk at two places gives two different sealed chunks", () => {
    const sealed = sealBytes({ ...sealing, plain: Buffer.alloc(4 * 16_384) });
    const starts = [0, 1, 2, 3].map((chunk) =>
      sealed.toString("hex", 56 + chunk * 16_400, 56 + chunk * 16_400 + 32),
    );
    expect(new Set(starts).size).toBe(4);
  });

  test("sealing is not slow: far above what recordings need, far below what it does", () => {
    const piece = Buffer.alloc(64 * 1024, 7);
    const stream = sealingStream(sealing);
    const start = systemClock.monotonic();
    for (let round = 0; round < 512; round += 1) stream.push(piece);
    stream.end();
    const seconds = (systemClock.monotonic() - start) / 1000;
    expect((512 * piece.length) / 1e6 / seconds).toBeGreaterThan(10);
  });
});

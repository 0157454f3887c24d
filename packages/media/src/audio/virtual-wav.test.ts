import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { type AudioFacts, type SampleFormat, audioFacts } from "./audio-facts.ts";
import { alawSamples, pcm8Samples, ulawSamples } from "./g711.ts";
import { type Side, virtualWav } from "./virtual-wav.ts";
import { plainWav } from "./wav-bytes.ts";
import { wavReader } from "./wav-reader.ts";

const noise = (length: number, seed = 7) => {
  let state = seed;
  return new Uint8Array(length).map(() => (state = (state * 48_271) % 2_147_483_647) & 0xff);
};
const offset = 58;

function original(facts: AudioFacts, seed = 7): Uint8Array {
  return noise(facts.dataOffset + facts.dataLength + 10, seed);
}
function factsOf(format: SampleFormat, channels: number, bytes: number): AudioFacts {
  return audioFacts({ format, channels, rate: 8000, dataOffset: offset }, bytes);
}
/** The whole rendering, sample by sample, written without the code under test. */
function wholeSamples(file: Uint8Array, facts: AudioFacts, side: Side): number[] {
  const view = new DataView(file.buffer, file.byteOffset);
  const samples = Array.from({ length: facts.frames * facts.channels }, (_, index) => {
    const at = facts.dataOffset + index * (facts.format === "pcm16" ? 2 : 1);
    if (facts.format === "pcm16") return view.getInt16(at, true);
    return { alaw: alawSamples, ulaw: ulawSamples, pcm8: pcm8Samples }[facts.format][view.getUint8(at)] ?? 0;
  });
  if (facts.channels === 1 || side === "both") return samples;
  return samples.map((_, index) => samples[index - (index % 2) + (side === "adviser" ? 0 : 1)] ?? 0);
}
function wholeFile(file: Uint8Array, facts: AudioFacts, side: Side): Uint8Array {
  const wav = virtualWav(facts);
  const samples = Int16Array.from(wholeSamples(file, facts, side));
  return new Uint8Array(Buffer.concat([wav.header(), new Uint8Array(samples.buffer)]));
}
function range(
  file: Uint8Array,
  facts: AudioFacts,
  [from, to]: readonly [number, number],
  side: Side,
): Uint8Array {
  const wav = virtualWav(facts);
  const plan = wav.plan(from, to);
  return wav.render(file.subarray(plan.masterFrom, plan.masterTo), plan, { side });
}

describe("the virtual WAV of a master", () => {
  test("its length is 44 bytes and two for every sample (performance §3)", () => {
    expect(virtualWav(factsOf("alaw", 2, 9_600_000)).length).toBe(44 + 2 * 9_600_000);
    expect(virtualWav(factsOf("pcm16", 1, 1000)).length).toBe(44 + 1000);
    expect(virtualWav(factsOf("pcm8", 1, 999)).length).toBe(44 + 2 * 999);
  });

  test("its header is read by our own reader as 16-bit PCM of the same frames", () => {
    const facts = factsOf("ulaw", 2, 3200);
    const reader = wavReader();
    reader.push(wholeFile(original(facts), facts, "both"));
    expect(reader.finish()).toEqual({
      facts: {
        format: "pcm16",
        channels: 2,
        rate: 8000,
        dataOffset: 44,
        dataLength: 6400,
        frames: 1600,
        durationMs: 200,
      },
      findings: [],
    });
  });

  test("any range is the same slice of the whole rendering, for every format, side and channel count", () => {
    const shape = fc.record({
      format: fc.constantFrom<SampleFormat>("alaw", "ulaw", "pcm8", "pcm16"),
      channels: fc.constantFrom(1, 2),
      side: fc.constantFrom<Side>("both", "adviser", "customer"),
      bytes: fc.integer({ min: 4, max: 700 }),
      ends: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(shape, ({ format, channels, side, bytes, ends }) => {
        const facts = factsOf(format, channels, bytes);
        const file = original(facts, bytes);
        const length = virtualWav(facts).length;
        const [from, to] = ends.map((share) => Math.round(share * length)).toSorted((a, b) => a - b) as [
          number,
          number,
        ];
        expect(range(file, facts, [from, to], side)).toEqual(wholeFile(file, facts, side).subarray(from, to));
      }),
      { numRuns: 2000, seed: 20_261_124 },
    );
  });

  test("a range asks for no more of the master than its own frames", () => {
    const wav = virtualWav(factsOf("alaw", 2, 100_000));
    expect(wav.plan(0, 44)).toMatchObject({ masterFrom: offset, masterTo: offset });
    expect(wav.plan(44, 45)).toMatchObject({ masterFrom: offset, masterTo: offset + 2 });
    expect(wav.plan(44 + 4000, 44 + 8000)).toMatchObject({
      masterFrom: offset + 2000,
      masterTo: offset + 4000,
    });
    expect(wav.plan(46, 49)).toMatchObject({ masterFrom: offset, masterTo: offset + 4 });
  });

  test("one side alone stands on both channels, and mono has no sides", () => {
    const stereo = factsOf("pcm8", 2, 4);
    const file = original(stereo);
    file.set([129, 131, 130, 132], offset);
    const sound = (side: Side) => [...new Int16Array(range(file, stereo, [44, 52], side).slice().buffer)];
    expect(sound("both")).toEqual([256, 768, 512, 1024]);
    expect(sound("adviser")).toEqual([256, 256, 512, 512]);
    expect(sound("customer")).toEqual([768, 768, 1024, 1024]);
    const mono = factsOf("pcm8", 1, 4);
    expect(range(file, mono, [44, 52], "customer")).toEqual(range(file, mono, [44, 52], "both"));
  });

  test("a range that does not exist, or other bytes than planned, are refused", () => {
    const wav = virtualWav(factsOf("alaw", 2, 100));
    for (const [from, to] of [
      [-1, 4],
      [5, 4],
      [0, 245],
      [0.5, 4],
      [Number.NaN, 4],
    ] as const) {
      expect(() => wav.plan(from, to)).toThrow(RangeError);
    }
    expect(() => wav.render(new Uint8Array(3), wav.plan(44, 60))).toThrow(RangeError);
  });

  test("sizes beyond 32 bits are capped, not wrapped", () => {
    const facts = audioFacts({ format: "alaw", channels: 2, rate: 48_000, dataOffset: 44 }, 3_000_000_000);
    const view = new DataView(virtualWav(facts).header().buffer);
    expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([0xffff_ffff, 0xffff_ffff]);
  });

  test("what is rendered is what a plain WAV file of the samples would hold", () => {
    const samples = noise(400);
    const file = plainWav(samples, { tag: 1 });
    const reader = wavReader();
    reader.push(file);
    const { facts } = reader.finish();
    if (facts === undefined) throw new Error("no facts");
    expect(range(file, facts, [0, 444], "both")).toEqual(file);
  });
});

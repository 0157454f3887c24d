import { describe, expect, test } from "@jest/globals";
import { alawSamples, pcm8Samples, ulawSamples } from "./g711.ts";

/** The expansion as ITU-T G.191 writes it for A-law: mantissa of the segment, shifted by its number. */
function alawExpand(code: number): number {
  const line = code ^ 0x55;
  const exponent = (line & 0x7f) >> 4;
  let mantissa = line & 0x0f;
  if (exponent > 0) mantissa += 16;
  mantissa = (mantissa << 4) + 8;
  if (exponent > 1) mantissa <<= exponent - 1;
  return line > 127 ? mantissa : -mantissa;
}

/** The same for µ-law: base of the segment, whole steps, half a step, less the bias. */
function ulawExpand(code: number): number {
  const exponent = (~code >> 4) & 7;
  const step = 4 << (exponent + 1);
  const size = (0x80 << exponent) + step * (~code & 15) + step / 2 - 4 * 33;
  return code < 0x80 ? -size : size;
}

const codes = Array.from({ length: 256 }, (_, code) => code);

const rising = (table: Int16Array, flip: number) => codes.slice(128).map((code) => table[code ^ flip] ?? 0);

describe("the decoding tables are those of ITU-T G.711", () => {
  test("A-law agrees with the reference expansion in all 256 codes", () => {
    expect([...alawSamples]).toEqual(codes.map(alawExpand));
  });

  test("µ-law agrees with the reference expansion in all 256 codes", () => {
    expect([...ulawSamples].map((sample) => sample + 0)).toEqual(codes.map((code) => ulawExpand(code) + 0));
  });

  test("known codes: silence, smallest and largest of both laws", () => {
    expect([0xd5, 0x55, 0xaa, 0x2a].map((code) => alawSamples[code])).toEqual([8, -8, 32_256, -32_256]);
    expect([0xff, 0x7f, 0x80, 0x00].map((code) => ulawSamples[code])).toEqual([0, 0, 32_124, -32_124]);
  });

  test("the laws are sign-symmetric and rise with the magnitude", () => {
    for (const [table, mirror] of [
      [alawSamples, 0x80],
      [ulawSamples, 0x80],
    ] as const) {
      for (const code of codes) expect((table[code] ?? 0) + (table[code ^ mirror] ?? 0)).toBe(0);
    }
    for (const list of [rising(alawSamples, 0x55), rising(ulawSamples, 0x7f)]) {
      expect(list).toEqual(list.toSorted((a, b) => a - b));
    }
  });

  test("8-bit PCM is unsigned around 128", () => {
    expect([0, 128, 255].map((code) => pcm8Samples[code])).toEqual([-32_768, 0, 32_512]);
  });
});

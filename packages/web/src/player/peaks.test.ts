import { expect, test } from "@jest/globals";
import { columnsOf, decodePeaks, heightened } from "./peaks.ts";

/** The binary form as `media` writes it (FORMATS.md §1). */
function peaksPart(channels: number, levels: readonly (readonly number[])[]): ArrayBuffer {
  const start = 24 + 12 * levels.length;
  const bytes = new Uint8Array(start + levels.flat().length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x54, 0x4c, 0x50, 0x4b, 1, channels, levels.length, 0]);
  view.setUint32(8, 8000, true);
  view.setBigUint64(16, 16_000n, true);
  let offset = start;
  for (const [index, values] of levels.entries()) {
    const at = 24 + 12 * index;
    view.setUint32(at, index === 0 ? 400 : 8000, true);
    view.setUint32(at + 4, values.length / (channels * 2), true);
    view.setUint32(at + 8, offset, true);
    bytes.set(
      values.map((value) => value & 0xff),
      offset,
    );
    offset += values.length;
  }
  return bytes.buffer;
}

test("both levels of a stereo waveform are read, negative samples too", () => {
  const peaks = decodePeaks(
    peaksPart(2, [
      [-128, 127, -10, 10, -64, 64, -5, 5],
      [-128, 127, -10, 10],
    ]),
  );
  expect(peaks).toMatchObject({ channels: 2, rate: 8000, frames: 16_000 });
  expect(peaks.levels.map(({ pixels, framesPerPixel }) => [pixels, framesPerPixel])).toEqual([
    [2, 400],
    [1, 8000],
  ]);
  expect([...(peaks.levels[0]?.values ?? [])]).toEqual([-128, 127, -10, 10, -64, 64, -5, 5]);
});

test("what is no waveform, or is cut off, is refused", () => {
  const part = peaksPart(1, [[0, 1, 0, 1]]);
  expect(() => decodePeaks(new ArrayBuffer(4))).toThrow(RangeError);
  expect(() => decodePeaks(part.slice(0, part.byteLength - 1))).toThrow(RangeError);
  const other = part.slice(0);
  new DataView(other).setUint8(4, 2);
  expect(() => decodePeaks(other)).toThrow(RangeError);
  new DataView(other).setUint8(0, 0);
  expect(() => decodePeaks(other)).toThrow(RangeError);
});

test("a column shows the loudest of its pixels, from the coarsest level that has enough of them", () => {
  const fine = [-1, 1, -127, 2, -3, 127, -4, 4];
  const peaks = decodePeaks(peaksPart(1, [fine, [-127, 127]]));
  expect(columnsOf(peaks, 0, 2)).toEqual([
    [-127 / 128, 2 / 127],
    [-4 / 128, 1],
  ]);
  expect(columnsOf(peaks, 0, 1)).toEqual([[-127 / 128, 1]]);
  expect(columnsOf(peaks, 0, 8)).toHaveLength(8);
});

test("a waveform without a pixel draws nothing", () => {
  expect(columnsOf(decodePeaks(peaksPart(1, [[]])), 0, 10)).toEqual([]);
});

test("a quiet recording is drawn taller, both sides by the same factor, and silence stays flat", () => {
  const [adviser, customer] = heightened([[[-0.25, 0.125]], [[-0.05, 0.05]]]);
  expect(adviser).toEqual([[-1, 0.5]]);
  expect(customer?.[0]?.[1]).toBeCloseTo(0.2);
  expect(heightened([[[-0.01, 0.01]]])[0]?.[0]?.[1]).toBeCloseTo(0.08);
  expect(heightened([[[0, 0]]])).toEqual([[[0, 0]]]);
});

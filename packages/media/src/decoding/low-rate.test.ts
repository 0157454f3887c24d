import { describe, expect, test } from "@jest/globals";
import { lowerRate } from "./low-rate.ts";

/** A tone of so many hertz, so many frames, at half of full scale. */
const tone = (hertz: number, rate: number, frames: number) =>
  Int16Array.from({ length: frames }, (_, at) =>
    Math.round(16_384 * Math.sin((2 * Math.PI * hertz * at) / rate)),
  );

function lowered(samples: Int16Array, rate: number, pieces: readonly number[], channels = 1): Int16Array {
  const lower = lowerRate(rate, channels);
  const out: number[] = [];
  for (let at = 0, turn = 0; at < samples.length; turn += 1) {
    const length = (pieces[turn % pieces.length] ?? 1) * channels;
    out.push(...lower.push(samples.subarray(at, at + length)));
    at += length;
  }
  out.push(...lower.finish());
  return Int16Array.from(out);
}

/** The mean level of samples away from the ends, where the filter has silence within its reach. */
const level = (samples: Int16Array) => {
  const inner = samples.subarray(200, -200);
  return Math.sqrt(inner.reduce((sum, value) => sum + value * value, 0) / inner.length);
};

describe("a rate above 16 kHz comes down to 16 kHz", () => {
  test.each([22_050, 24_000, 32_000, 44_100, 48_000])(
    "from %i: a tone stays where and as loud as it was",
    (rate) => {
      const out = lowered(tone(1000, rate, rate), rate, [rate]);
      expect(out).toHaveLength(16_000);
      const expected = tone(1000, 16_000, 16_000);
      const worst = Math.max(
        ...out.subarray(200, -200).map((value, at) => Math.abs(value - (expected[at + 200] ?? 0))),
      );
      expect(worst).toBeLessThan(20);
    },
  );

  test("what lies above half the new rate does not fold back: it is 60 decibels down", () => {
    for (const hertz of [9000, 12_000, 20_000])
      expect(level(lowered(tone(hertz, 48_000, 48_000), 48_000, [48_000]))).toBeLessThan(16_384 / 1000);
  });

  test("pieces cut anywhere give the same samples, and channels stay apart", () => {
    const [left, right] = [tone(440, 44_100, 9000), tone(1250, 44_100, 9000)];
    const both = Int16Array.from({ length: 18_000 }, (_, at) => (at % 2 === 0 ? left : right)[at >> 1] ?? 0);
    const whole = lowered(both, 44_100, [9000], 2);
    expect(lowered(both, 44_100, [1, 7, 333, 2], 2)).toEqual(whole);
    expect(whole.filter((_, at) => at % 2 === 0)).toEqual(lowered(left, 44_100, [9000]));
    expect(whole.filter((_, at) => at % 2 === 1)).toEqual(lowered(right, 44_100, [9000]));
  });

  test("as many frames come out as the time takes, rounded up", () => {
    for (const [rate, frames, out] of [
      [44_100, 1, 1],
      [48_000, 3, 1],
      [48_000, 4, 2],
      [44_100, 44_101, 16_001],
    ] as const)
      expect(lowered(tone(300, rate, frames), rate, [100])).toHaveLength(out);
  });
});

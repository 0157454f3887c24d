/**
 * Level of a stretch of samples, channel by channel: smallest, largest and sum of absolute sample, three numbers a
 * channel. Kept in a typed array so that the loops below allocate nothing.
 */
export type Levels = Int32Array;

/** Fresh levels of so many channels. */
export function levelsOf(channels: number): Levels {
  const levels = new Int32Array(3 * channels);
  clearLevels(levels);
  return levels;
}

/** Forgets what was scanned. */
export function clearLevels(levels: Levels): void {
  for (let at = 0; at < levels.length; at += 3) {
    levels[at] = 32_767;
    levels[at + 1] = -32_768;
    levels[at + 2] = 0;
  }
}

/** A stretch of samples to scan: `from` to `to` are indexes of samples, whole frames. */
export interface Stretch<Samples> {
  readonly samples: Samples;
  readonly from: number;
  readonly to: number;
}

// min, max and abs compile to instructions without branches: speech defeats branch prediction, which makes the
// same loops with `if` half as fast. Taken out of Math once: in a test's sandbox every look at a global costs more than the
// sample. Values beyond the ends of the arrays do not occur; `!` saves a test a sample.

const { abs, max, min } = Math;

/** Adds a stretch of one-byte samples of one channel, read through their table. */
export function scanCodes1(stretch: Stretch<Uint8Array>, table: Int16Array, levels: Levels): void {
  const { samples, to } = stretch;
  let low = levels[0]!;
  let high = levels[1]!;
  let sum = levels[2]!;
  for (let at = stretch.from; at < to; at += 1) {
    const value = table[samples[at]!]!;
    low = min(low, value);
    high = max(high, value);
    sum += abs(value);
  }
  levels[0] = low;
  levels[1] = high;
  levels[2] = sum;
}

/** Adds a stretch of one-byte samples of two channels, read through their table. */
export function scanCodes2(stretch: Stretch<Uint8Array>, table: Int16Array, levels: Levels): void {
  const { samples, to } = stretch;
  let low = levels[0]!;
  let high = levels[1]!;
  let sum = levels[2]!;
  let low2 = levels[3]!;
  let high2 = levels[4]!;
  let sum2 = levels[5]!;
  for (let at = stretch.from; at < to; at += 2) {
    const value = table[samples[at]!]!;
    const value2 = table[samples[at + 1]!]!;
    low = min(low, value);
    high = max(high, value);
    sum += abs(value);
    low2 = min(low2, value2);
    high2 = max(high2, value2);
    sum2 += abs(value2);
  }
  levels[0] = low;
  levels[1] = high;
  levels[2] = sum;
  levels[3] = low2;
  levels[4] = high2;
  levels[5] = sum2;
}

/** Adds a stretch of 16-bit samples of one or two channels. */
export function scanLinear(stretch: Stretch<Int16Array>, channels: number, levels: Levels): void {
  const { samples, to } = stretch;
  for (let channel = 0; channel < channels; channel += 1) {
    let low = levels[channel * 3]!;
    let high = levels[channel * 3 + 1]!;
    let sum = levels[channel * 3 + 2]!;
    for (let at = stretch.from + channel; at < to; at += channels) {
      const value = samples[at]!;
      low = min(low, value);
      high = max(high, value);
      sum += abs(value);
    }
    levels[channel * 3] = low;
    levels[channel * 3 + 1] = high;
    levels[channel * 3 + 2] = sum;
  }
}

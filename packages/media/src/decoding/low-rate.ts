/** The highest rate of an access copy: speech of a telephone has nothing above half of it. */
export const highestRate = 16_000;
/** Zero crossings of the filter on each side, and the parameter of its Kaiser window: 80 dB of stop band. */
const crossings = 16;
const beta = 8;
/** The pass band ends a little below half the new rate, so that nothing folds back. */
const passBand = 0.94;

/** Brings 16-bit samples to a lower rate while they stream by. */
export interface LowerRate {
  readonly rate: number;
  /** Takes whole frames; answers those that are ready at the lower rate. */
  push(samples: Int16Array): Int16Array;
  /** The frames still on their way. */
  finish(): Int16Array;
}

/**
 * A polyphase filter from any whole rate above 16 kHz to 16 kHz: of `up` phases one is worked out for every new frame, none for frames nobody asks for.
 * Frame n of the result stands at the time of n / 16,000 s, so no delay is added. `frames` in make ⌈frames × 16,000 / rate⌉ out.
 */
export function lowerRate(rate: number, channels: number): LowerRate {
  const common = divisor(rate, highestRate);
  const [up, down] = [highestRate / common, rate / common];
  const reach = Math.ceil((crossings * rate) / highestRate);
  const taps = phasesOf(up, reach, highestRate / rate);
  const width = 2 * reach;
  // Before the first frame there is silence.
  let held = new Int16Array((reach - 1) * channels);
  let framesIn = 0;
  let made = 0;
  /** Number of the recording's frame that stands first in `held`. */
  let first = 1 - reach;

  const take = (samples: Int16Array, ready: number): Int16Array => {
    const joined = new Int16Array(held.length + samples.length);
    joined.set(held);
    joined.set(samples, held.length);
    const out = new Int16Array(Math.max(0, ready - made) * channels);
    for (let at = 0; made < ready; made += 1) {
      const place = made * down;
      const base = Math.floor(place / up) - reach + 1 - first;
      const phase = (place % up) * width;
      for (let channel = 0; channel < channels; channel += 1, at += 1) {
        let sum = 0;
        for (let tap = 0, index = base * channels + channel; tap < width; tap += 1, index += channels)
          sum += joined[index]! * taps[phase + tap]!;
        out[at] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
      }
    }
    const keepFrom = Math.max(0, Math.floor((made * down) / up) - reach + 1 - first);
    const kept = Math.min(keepFrom, joined.length / channels);
    held = joined.slice(kept * channels);
    first += kept;
    return out;
  };

  return {
    rate: highestRate,
    push: (samples) => {
      framesIn += samples.length / channels;
      // A frame is ready when all frames within the filter's reach have come.
      const ready = Math.max(made, Math.floor(((framesIn - reach) * up - 1) / down) + 1);
      return take(samples, ready);
    },
    finish: () => take(new Int16Array(reach * 2 * channels), Math.ceil((framesIn * up) / down)),
  };
}

/** The filter's taps, phase after phase, each phase summing to one. */
function phasesOf(up: number, reach: number, ratio: number): Float64Array {
  const width = 2 * reach;
  const taps = new Float64Array(up * width);
  const cutoff = ratio * passBand;
  for (let phase = 0; phase < up; phase += 1) {
    const row = taps.subarray(phase * width, (phase + 1) * width);
    for (let tap = 0; tap < width; tap += 1) {
      const distance = tap - reach + 1 - phase / up;
      row[tap] = cutoff * sinc(cutoff * distance) * kaiser(distance / reach);
    }
    const sum = row.reduce((all, value) => all + value, 0);
    for (let tap = 0; tap < width; tap += 1) row[tap] = (row[tap] ?? 0) / sum;
  }
  return taps;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** The Kaiser window at −1 … 1. */
function kaiser(place: number): number {
  return Math.abs(place) > 1 ? 0 : bessel(beta * Math.sqrt(1 - place * place)) / bessel(beta);
}

/** The modified Bessel function of the first kind, order zero, by its series. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

import type { Levels } from "./scan-levels.ts";
import { type PeakLevel, writePeaks } from "./peaks.ts";

/** Pixels of the fine level that make one of the coarse level: 20 a second and one a second. */
const finePerCoarse = 20;

/** Gathers the peaks of both zoom levels window by window. Grows with the recording: 84 bytes a second of stereo. */
export class Waveform {
  readonly #channels: number;
  readonly #fine: Pixels;
  readonly #coarse: Pixels;
  #merged = 0;

  constructor(channels: number) {
    this.#channels = channels;
    this.#fine = new Pixels(channels * 2);
    this.#coarse = new Pixels(channels * 2);
  }

  /** Takes the levels of the next window. */
  add(levels: Levels): void {
    const isFirst = this.#merged === 0;
    const fineAt = this.#fine.next();
    const coarseAt = isFirst ? this.#coarse.next() : this.#coarse.last();
    const [fine, coarse] = [this.#fine.values, this.#coarse.values];
    for (let channel = 0; channel < this.#channels; channel += 1) {
      const low = eightBits(levels[channel * 3]!);
      const high = eightBits(levels[channel * 3 + 1]!);
      const at = channel * 2;
      fine[fineAt + at] = low;
      fine[fineAt + at + 1] = high;
      coarse[coarseAt + at] = isFirst ? low : Math.min(coarse[coarseAt + at]!, low);
      coarse[coarseAt + at + 1] = isFirst ? high : Math.max(coarse[coarseAt + at + 1]!, high);
    }
    this.#merged = (this.#merged + 1) % finePerCoarse;
  }

  /** The `peaks` part of the recording. */
  finish(facts: { rate: number; frames: number; framesPerPixel: number }): Uint8Array {
    const { rate, frames, framesPerPixel } = facts;
    const levels: PeakLevel[] = [
      { framesPerPixel, ...this.#fine.all() },
      { framesPerPixel: framesPerPixel * finePerCoarse, ...this.#coarse.all() },
    ];
    return writePeaks({ channels: this.#channels, rate, frames, levels });
  }
}

/** Rounded to the nearest of 256 steps: the noise of a quiet line is drawn as nothing. */
function eightBits(sample: number): number {
  return Math.min(127, (sample + 128) >> 8);
}

/** A list of pixels in one growing array. */
class Pixels {
  readonly #width: number;
  #count = 0;
  values: Int8Array;

  constructor(width: number) {
    this.#width = width;
    this.values = new Int8Array(width * 4096);
  }

  /** Makes room for another pixel; answers where it begins. */
  next(): number {
    this.#count += 1;
    if (this.#count * this.#width > this.values.length) {
      const larger = new Int8Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    return this.last();
  }

  last(): number {
    return (this.#count - 1) * this.#width;
  }

  all(): { pixels: number; values: Int8Array } {
    return { pixels: this.#count, values: this.values.subarray(0, this.#count * this.#width) };
  }
}

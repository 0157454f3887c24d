import type { SampleFormat } from "./audio-facts.ts";
import type { Levels } from "./scan-levels.ts";

/** Where nobody speaks, and how much each channel does. The `silence` part is this as JSON (FORMATS.md §2). */
export interface SilenceMap {
  readonly version: 1;
  /** Stretches of at least two seconds in which every channel is silent: from, to in milliseconds, in order. */
  readonly segments: readonly (readonly [number, number])[];
  /** Share of the time in which each channel is not silent, 0 to 1, three decimals. */
  readonly speech: readonly number[];
}

/**
 * Mean absolute sample below which a window counts as silent: 128 of 32768 is −48 dB, above the idle noise and comfort
 * noise of telephone lines, some 20 dB under quiet speech. 8-bit PCM has steps of 256, so one step of noise must pass.
 */
const threshold: Readonly<Record<SampleFormat, number>> = { alaw: 128, ulaw: 128, pcm16: 128, pcm8: 384 };
const shortestMs = 2000;

/** Gathers silence window by window. */
export class SilenceWatch {
  readonly #limit: number;
  readonly #speaking: number[];
  readonly #segments: (readonly [number, number])[] = [];
  #frames = 0;
  #silentFrom: number | undefined;

  constructor(format: SampleFormat, channels: number) {
    this.#limit = threshold[format];
    this.#speaking = Array.from({ length: channels }, () => 0);
  }

  /** Takes the levels of the next window, of so many frames. */
  add(levels: Levels, frames: number, rate: number): void {
    let isSilent = true;
    for (let channel = 0; channel < this.#speaking.length; channel += 1) {
      if ((levels[channel * 3 + 2] ?? 0) < this.#limit * frames) continue;
      isSilent = false;
      this.#speaking[channel] = (this.#speaking[channel] ?? 0) + frames;
    }
    if (isSilent) this.#silentFrom ??= this.#frames;
    else this.#close(rate);
    this.#frames += frames;
  }

  finish(rate: number): SilenceMap {
    this.#close(rate);
    const share = (frames: number) =>
      this.#frames === 0 ? 0 : Math.round((frames / this.#frames) * 1000) / 1000;
    return { version: 1, segments: this.#segments, speech: this.#speaking.map(share) };
  }

  #close(rate: number): void {
    if (this.#silentFrom === undefined) return;
    const from = Math.round((this.#silentFrom * 1000) / rate);
    const to = Math.round((this.#frames * 1000) / rate);
    this.#silentFrom = undefined;
    if (to - from >= shortestMs) this.#segments.push([from, to]);
  }
}

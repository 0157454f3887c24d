import { frameBytes, sampleBytes } from "./audio-facts.ts";
import { sampleTable } from "./sample-table.ts";
import { type Levels, clearLevels, levelsOf, scanCodes1, scanCodes2, scanLinear } from "./scan-levels.ts";
import { SilenceWatch, type SilenceMap } from "./silence.ts";
import type { WavFormat } from "./wav-format.ts";
import { Waveform } from "./waveform.ts";

/** What one pass over the samples makes. */
export interface Derived {
  /** The `peaks` part. */
  readonly peaks: Uint8Array;
  readonly silence: SilenceMap;
}

/** Peaks and silence of samples that stream by in pieces cut anywhere. */
export class SampleAnalysis {
  readonly #format: WavFormat;
  readonly #frameBytes: number;
  /** Frames of a window: a twentieth of a second, one pixel of the fine level. */
  readonly #window: number;
  readonly #levels: Levels;
  readonly #waveform: Waveform;
  readonly #silence: SilenceWatch;
  /** The cut frame at the end of the last piece. */
  readonly #cut: Uint8Array;
  #cutLength = 0;
  #inWindow = 0;
  #frames = 0;

  constructor(format: WavFormat) {
    this.#format = format;
    this.#frameBytes = frameBytes(format);
    this.#window = Math.round(format.rate / 20);
    this.#levels = levelsOf(format.channels);
    this.#waveform = new Waveform(format.channels);
    this.#silence = new SilenceWatch(format.format, format.channels);
    this.#cut = new Uint8Array(this.#frameBytes);
  }

  /** Takes the next samples. */
  push(bytes: Uint8Array): void {
    let from = 0;
    if (this.#cutLength > 0) {
      from = Math.min(this.#frameBytes - this.#cutLength, bytes.length);
      this.#cut.set(bytes.subarray(0, from), this.#cutLength);
      this.#cutLength += from;
      if (this.#cutLength < this.#frameBytes) return;
      this.#takeFrames(this.#cut);
    }
    this.#cutLength = (bytes.length - from) % this.#frameBytes;
    this.#takeFrames(bytes.subarray(from, bytes.length - this.#cutLength));
    this.#cut.set(bytes.subarray(bytes.length - this.#cutLength));
  }

  finish(): Derived {
    if (this.#inWindow > 0) this.#closeWindow();
    const { rate } = this.#format;
    const peaks = this.#waveform.finish({ rate, frames: this.#frames, framesPerPixel: this.#window });
    return { peaks, silence: this.#silence.finish(rate) };
  }

  /** Takes whole frames, window by window. */
  #takeFrames(bytes: Uint8Array): void {
    const { channels, format } = this.#format;
    const table = sampleTable(format);
    const scan = table ? codeScanner(bytes, channels, table) : linearScanner(bytes, channels);
    const frames = bytes.length / this.#frameBytes;
    for (let frame = 0; frame < frames;) {
      const count = Math.min(this.#window - this.#inWindow, frames - frame);
      scan(frame * channels, (frame + count) * channels, this.#levels);
      frame += count;
      this.#inWindow += count;
      if (this.#inWindow === this.#window) this.#closeWindow();
    }
  }

  #closeWindow(): void {
    this.#waveform.add(this.#levels);
    this.#silence.add(this.#levels, this.#inWindow, this.#format.rate);
    this.#frames += this.#inWindow;
    this.#inWindow = 0;
    clearLevels(this.#levels);
  }
}

type Scan = (from: number, to: number, levels: Levels) => void;

function codeScanner(samples: Uint8Array, channels: number, table: Int16Array): Scan {
  const scan = channels === 1 ? scanCodes1 : scanCodes2;
  return (from, to, levels) => scan({ samples, from, to }, table, levels);
}

/**
 * 16-bit samples are read through a typed array, which must begin at an even address; Node's platforms are little endian. Copied by the constructor:
 * `slice` of a Buffer is a view of the same odd address.
 */
function linearScanner(bytes: Uint8Array, channels: number): Scan {
  const even = bytes.byteOffset % 2 === 0 ? bytes : new Uint8Array(bytes);
  const samples = new Int16Array(even.buffer, even.byteOffset, even.length / sampleBytes("pcm16"));
  return (from, to, levels) => scanLinear({ samples, from, to }, channels, levels);
}

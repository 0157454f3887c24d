import { type AudioFacts, audioFacts } from "../audio/audio-facts.ts";
import { type Derived, SampleAnalysis } from "../audio/sample-analysis.ts";
import type { DecodedFormat, SoundSink } from "./decoder.ts";

/** Where the access copy goes as it is made. */
export type AccessSink = (samples: Uint8Array) => Promise<void>;

/** What the decoded sound turned out to be. */
export interface Copied extends Derived {
  readonly facts: AudioFacts;
}

/**
 * The access copy of a recording whose codec no browser plays: its samples as 16-bit PCM without a header, little endian, made while the recording
 * streams by (flows D18). Waveform and silences are taken from the same samples. Ends at `longestMs`: a few bytes may claim many hours.
 */
export class AccessCopy implements SoundSink {
  readonly #sink: AccessSink;
  readonly #longestMs: number;
  #format: DecodedFormat | undefined;
  #analysis: SampleAnalysis | undefined;
  #bytes = 0;
  #most = Infinity;

  constructor(sink: AccessSink, longestMs: number) {
    this.#sink = sink;
    this.#longestMs = longestMs;
  }

  format(format: DecodedFormat): void {
    this.#format = format;
    this.#analysis = new SampleAnalysis({ format: "pcm16", ...format });
    this.#most = Math.ceil((this.#longestMs * format.rate) / 1000) * format.channels * 2;
  }

  async samples(bytes: Uint8Array): Promise<boolean> {
    if (bytes.length > 0) {
      this.#bytes += bytes.length;
      this.#analysis?.push(bytes);
      await this.#sink(bytes);
    }
    return this.#bytes < this.#most;
  }

  /** Undefined when there was no sound. */
  finish(): Copied | undefined {
    if (this.#format === undefined || this.#analysis === undefined || this.#bytes === 0) return undefined;
    const facts = audioFacts({ format: "pcm16", ...this.#format, dataOffset: 0 }, this.#bytes);
    return { facts, ...this.#analysis.finish() };
  }
}

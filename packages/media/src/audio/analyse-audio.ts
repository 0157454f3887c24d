import type { Finding } from "../finding.ts";
import { refusalOfRecording, sniffLength } from "../sniff/kind.ts";
import { sniff } from "../sniff/sniff.ts";
import { type Derived, SampleAnalysis } from "./sample-analysis.ts";
import { type WavLimits, wavLimits } from "./wav-limits.ts";
import { type AudioReading, type WavReader, wavReader } from "./wav-reader.ts";

/** What one pass over a recording tells and makes. Derived parts are missing when the recording is refused early. */
export interface AudioAnalysis extends AudioReading, Partial<Derived> {}

/** Takes a recording in one pass: sniffs, parses, decodes, derives. Never throws, whatever the bytes are. */
export interface AudioAnalyser {
  /** Takes the next bytes of the file. False: it is refused already, no more bytes are needed. */
  push(bytes: Uint8Array): boolean;
  /** Ends the file. */
  finish(): AudioAnalysis;
}

/**
 * An analyser of one recording, fed with the same bytes that are hashed and sealed. Memory: some kilobytes and 84 bytes
 * of peaks a second of stereo (1.2 MB for four hours). Peaks: 20 and 1 pixels a second (FORMATS.md §1).
 */
export function analyseAudio(limits: WavLimits = wavLimits): AudioAnalyser {
  return new OnePass(limits);
}

class OnePass implements AudioAnalyser {
  readonly #reader: WavReader;
  readonly #head = new Uint8Array(sniffLength);
  #headLength = 0;
  #isSniffed = false;
  #refusal: Finding | undefined;
  #samples: SampleAnalysis | undefined;

  constructor(limits: WavLimits) {
    this.#reader = wavReader(
      {
        format: (format) => {
          this.#samples = new SampleAnalysis(format);
        },
        samples: (bytes) => this.#samples?.push(bytes),
      },
      limits,
    );
  }

  push(bytes: Uint8Array): boolean {
    if (this.#refusal) return false;
    if (this.#isSniffed) return this.#reader.push(bytes);
    const taken = Math.min(sniffLength - this.#headLength, bytes.length);
    this.#head.set(bytes.subarray(0, taken), this.#headLength);
    this.#headLength += taken;
    if (this.#headLength < sniffLength) return true;
    return this.#useHead() && this.#reader.push(bytes.subarray(taken));
  }

  finish(): AudioAnalysis {
    if (!this.#isSniffed && !this.#refusal) this.#useHead();
    if (this.#refusal) return { findings: [this.#refusal] };
    return { ...this.#reader.finish(), ...this.#samples?.finish() };
  }

  /** The head decides what the content is; only then does the parser see it. */
  #useHead(): boolean {
    const head = this.#head.subarray(0, this.#headLength);
    this.#isSniffed = true;
    this.#refusal = refusalOfRecording(sniff(head));
    return this.#refusal === undefined && this.#reader.push(head);
  }
}

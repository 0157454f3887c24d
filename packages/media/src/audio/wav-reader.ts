import { latin1, u32, u64 } from "../bytes.ts";
import { type Finding, finding } from "../finding.ts";
import { type AudioFacts, audioFacts, frameBytes } from "./audio-facts.ts";
import { endingFindings } from "./wav-ending.ts";
import { type WavFormat, longestFormatChunk, readWavFormat } from "./wav-format.ts";
import { type WavLimits, wavLimits } from "./wav-limits.ts";
import { declaredSamples, endOfRiff } from "./wav-sizes.ts";

/** Who wants the samples while they pass. The bytes belong to the caller of `push`: copy what must stay. */
export interface WavListener {
  /** Once, before the first samples. */
  format?(format: WavFormat): void;
  /** Bytes of samples in order, cut anywhere. */
  samples?(bytes: Uint8Array): void;
}

/** What a recording turned out to be. `facts` may stand beside a refusing finding, as far as they could be told. */
export interface AudioReading {
  readonly facts?: AudioFacts;
  readonly findings: readonly Finding[];
}

/** Reads a RIFF or RF64 WAV while it streams by, in constant memory, without a throw whatever the bytes are. */
export interface WavReader {
  /** Takes the next bytes. False: the file is refused already, no more bytes are needed. */
  push(bytes: Uint8Array): boolean;
  /** Ends the file. */
  finish(): AudioReading;
}

/** A reader of one file. */
export function wavReader(listener: WavListener = {}, limits: WavLimits = wavLimits): WavReader {
  return new RiffReader(listener, limits);
}

type Step = "riff" | "chunk" | "keep" | "skip" | "samples" | "pad" | "trailing" | "stopped";

class RiffReader implements WavReader {
  readonly #listener: WavListener;
  readonly #limits: WavLimits;
  readonly #findings: Finding[] = [];
  /** The field being collected: the only bytes of the file that are kept. */
  readonly #field = new Uint8Array(64);
  #filled = 0;
  #wanted = 12;
  #step: Step = "riff";
  #position = 0;
  #left = 0;
  #isPadded = false;
  #id = "";
  #chunks = 0;
  #end: number | undefined;
  #long: number | undefined;
  #fact = 0;
  #format: WavFormat | undefined;
  #dataOffset: number | undefined;
  #received = 0;
  #sizeMissing = false;

  constructor(listener: WavListener, limits: WavLimits) {
    this.#listener = listener;
    this.#limits = limits;
  }

  push(bytes: Uint8Array): boolean {
    let at = 0;
    while (at < bytes.length && this.#step !== "stopped") {
      const taken = this.#take(bytes, at);
      at += taken;
      this.#position += taken;
      this.#settle();
    }
    return this.#step !== "stopped";
  }

  finish(): AudioReading {
    if (this.#step !== "stopped") this.#judgeEnd();
    const facts =
      this.#format === undefined || this.#dataOffset === undefined
        ? {}
        : { facts: audioFacts({ ...this.#format, dataOffset: this.#dataOffset }, this.#received) };
    return { ...facts, findings: [...this.#findings] };
  }

  /** Consumes bytes for the present step; answers how many, at least one unless nothing is left of the step. */
  #take(bytes: Uint8Array, at: number): number {
    if (this.#step === "samples") return this.#takeSamples(bytes, at);
    if (this.#step === "skip") {
      const count = Math.min(this.#left, bytes.length - at);
      this.#left -= count;
      return count;
    }
    const wanted = this.#step === "pad" ? 1 : this.#wanted - this.#filled;
    const count =
      this.#step === "trailing" && wanted <= 0 ? bytes.length - at : Math.min(wanted, bytes.length - at);
    if (wanted > 0) this.#field.set(bytes.subarray(at, at + count), this.#filled);
    if (wanted > 0) this.#filled += count;
    return count;
  }

  #takeSamples(bytes: Uint8Array, at: number): number {
    const count = Math.min(this.#left, bytes.length - at);
    this.#left -= count;
    this.#received += count;
    this.#listener.samples?.(bytes.subarray(at, at + count));
    return count;
  }

  /** Goes on to the next step for as long as the present one is complete. */
  #settle(): void {
    if (this.#step === "samples" && this.#isTooLong()) this.#stop(finding("recording-too-long"));
    while (this.#isComplete()) this.#advance();
  }

  #isComplete(): boolean {
    if (this.#step === "samples" || this.#step === "skip") return this.#left === 0;
    if (this.#step === "trailing" || this.#step === "stopped") return false;
    return this.#filled === this.#wanted;
  }

  #advance(): void {
    if (this.#step === "riff") return this.#beginRiff();
    if (this.#step === "chunk") return this.#beginChunk();
    if (this.#step === "keep") return this.#useKept();
    if (this.#step === "pad") return this.#usePad();
    if (this.#isPadded) return this.#collect("pad", 1);
    return this.#collect("chunk", 8);
  }

  #collect(step: Step, wanted: number): void {
    this.#step = step;
    this.#wanted = wanted;
    this.#filled = 0;
    this.#isPadded = false;
  }

  #beginRiff(): void {
    if (!/^(RIFF|RF64|BW64)[^]{4}WAVE$/.test(latin1(this.#field, 0, 12)))
      return this.#stop(finding("format-unknown"));
    this.#end = endOfRiff(u32(this.#field, 4));
    this.#sizeMissing = this.#end === undefined && this.#field[1] === 0x49;
    this.#collect("chunk", 8);
  }

  #beginChunk(): void {
    const start = this.#position - 8;
    this.#id = latin1(this.#field, 0, 4);
    const size = u32(this.#field, 4);
    if (this.#dataOffset !== undefined) {
      if (this.#id === "data") return this.#stop(finding("second-data-chunk", { offset: start }));
      if (start >= (this.#end ?? Infinity) || !/^[\x20-\x7e]{4}$/.test(this.#id))
        return this.#beginTrailing();
    } else {
      if (this.#id === "data") return this.#beginSamples(size);
      this.#chunks += 1;
      const { headerBytes, headerChunks } = this.#limits;
      if (this.#chunks > headerChunks || this.#position + size > headerBytes) {
        return this.#stop(finding("header-too-large", { offset: start }));
      }
    }
    const kept = Math.min(size, this.#id === "fmt " ? longestFormatChunk : (keptChunks[this.#id] ?? 0));
    this.#left = size - kept;
    if (kept > 0) this.#collect("keep", kept);
    else this.#step = "skip";
    this.#isPadded = size % 2 === 1;
  }

  /** `fmt `, `ds64` and `fact` are looked at; what is left of them is skipped. */
  #useKept(): void {
    const kept = this.#field.subarray(0, this.#filled);
    const offset = this.#position - kept.length;
    if (this.#id === "ds64" && kept.length >= 16) {
      this.#end = endOfRiff(u64(kept, 0));
      this.#long = u64(kept, 8);
    }
    if (this.#id === "fact" && kept.length === 4) this.#fact = u32(kept, 0);
    if (this.#id === "fmt ") {
      if (this.#format !== undefined) return this.#stop(finding("second-format-chunk", { offset }));
      const { format, findings } = readWavFormat(kept, offset);
      this.#findings.push(...findings);
      if (format === undefined) return this.#stop();
      this.#format = format;
    }
    this.#step = "skip";
  }

  /** Some writers leave the pad byte out: then what stands here is the first letter of the next chunk. */
  #usePad(): void {
    const byte = this.#field[0] ?? 0;
    this.#collect("chunk", 8);
    if (byte < 0x41 || byte > 0x7a) return;
    this.#filled = 1;
    this.#note(finding("chunk-not-padded", { offset: this.#position - 1 }));
  }

  #beginSamples(size: number): void {
    const offset = this.#position;
    if (this.#format === undefined)
      return this.#stop(finding("format-not-before-samples", { offset: offset - 8 }));
    const declared = declaredSamples({ size, long: this.#long, offset, endOfRiff: this.#end });
    this.#sizeMissing ||= declared === undefined;
    if (this.#sizeMissing) this.#note(finding("wav-size-missing", { offset: offset - 4 }));
    this.#dataOffset = offset;
    this.#left = declared ?? Infinity;
    this.#isPadded = this.#left % 2 === 1;
    this.#step = "samples";
    this.#listener.format?.(this.#format);
  }

  #beginTrailing(): void {
    this.#step = "trailing";
    this.#wanted = this.#field.length;
  }

  #isTooLong(): boolean {
    if (this.#format === undefined) return false;
    return (this.#received * 1000) / (frameBytes(this.#format) * this.#format.rate) > this.#limits.durationMs;
  }

  #judgeEnd(): void {
    const atChunk = this.#step === "chunk" ? this.#filled : undefined;
    const found = endingFindings({
      offset: this.#position,
      isBetweenChunks: atChunk === 0 || this.#step === "pad",
      isInSamples: this.#step === "samples" && this.#left !== Infinity,
      isInChunk: this.#step === "keep" || this.#step === "skip",
      frameBytes: this.#dataOffset === undefined || !this.#format ? undefined : frameBytes(this.#format),
      received: this.#received,
      fact: this.#left === Infinity ? 0 : this.#fact,
      end: this.#sizeMissing ? undefined : this.#end,
      tail: this.#step === "trailing" || atChunk ? this.#field.subarray(0, this.#filled) : undefined,
    });
    for (const one of found) this.#note(one);
  }

  #note(found: Finding): void {
    if (!this.#findings.some(({ code }) => code === found.code)) this.#findings.push(found);
  }

  #stop(found?: Finding): void {
    if (found !== undefined) this.#note(found);
    this.#step = "stopped";
  }
}

const keptChunks: Readonly<Record<string, number>> = { ds64: 24, fact: 4 };

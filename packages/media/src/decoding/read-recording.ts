import { type AudioAnalyser, analyseAudio } from "../audio/analyse-audio.ts";
import { type Finding, finding, isRefused } from "../finding.ts";
import { sniffLength } from "../sniff/kind.ts";
import { AccessCopy, type AccessSink } from "./access-copy.ts";
import type { Coded } from "./codecs.ts";
import { type CodedWavBytes, codedWavBytes } from "./coded-wav.ts";
import type { Decoder } from "./decoder.ts";
import type { Decoders } from "./decoders.ts";
import { type HeaderlessSound, headerlessReader } from "./headerless.ts";
import { type RecordingPlan, recordingPlan } from "./recording-plan.ts";
import type { RecordingReader, RecordingReading } from "./recording-reading.ts";

/** What a recording is read with. */
export interface RecordingTerms {
  readonly decoders: Decoders;
  /** Takes the access copy of a codec that does not play from the master. */
  readonly access: AccessSink;
  /** Decoding ends here, milliseconds: longer than the contact can be. */
  readonly longestMs: number;
  /** What the source says of sound without a header. */
  readonly declared?: HeaderlessSound | undefined;
  /** How WAV with plain samples is read; here and now unless said. */
  readonly analyse?: () => AnyAnalyser;
}

/** An analyser of plain WAV, here or in another thread. */
export interface AnyAnalyser {
  push(bytes: Uint8Array): ReturnType<AudioAnalyser["push"]> | Promise<boolean>;
  finish(): ReturnType<AudioAnalyser["finish"]> | Promise<ReturnType<AudioAnalyser["finish"]>>;
  stop?(): void;
}

/**
 * Reads a recording of any codec in one pass: its head decides what it is; PCM and G.711 are read as they are, everything else is decoded beside the
 * bytes that are kept, into an access copy. Throws `DecodersBusy` through `push` or `finish`, and what the sink throws.
 */
export function readRecording(terms: RecordingTerms): RecordingReader {
  const head = new Uint8Array(sniffLength);
  let headLength = 0;
  let inner: RecordingReader | undefined;

  const begin = (): RecordingReader => {
    inner = readerOf(recordingPlan(head.subarray(0, headLength), terms.declared), terms);
    return inner;
  };
  return {
    push: (bytes) => {
      if (inner !== undefined) return inner.push(bytes);
      const taken = Math.min(sniffLength - headLength, bytes.length);
      head.set(bytes.subarray(0, taken), headLength);
      headLength += taken;
      if (headLength < sniffLength) return true;
      return andThen(
        begin().push(head),
        (isWanted) => isWanted && (inner?.push(bytes.subarray(taken)) ?? false),
      );
    },
    finish: () => {
      if (inner !== undefined) return inner.finish();
      const reader = begin();
      return andThen(reader.push(head.subarray(0, headLength)), () => reader.finish());
    },
    stop: () => inner?.stop(),
  };
}

/** Goes on at once where there is nothing to wait for: plain WAV is read without a turn of the event loop. */
function andThen<A, B>(value: A | Promise<A>, next: (value: A) => B | Promise<B>): B | Promise<B> {
  const later = async (awaited: Promise<A>): Promise<B> => next(await awaited);
  return value instanceof Promise ? later(value) : next(value);
}

function readerOf(plan: RecordingPlan, terms: RecordingTerms): RecordingReader {
  if (plan.by === "refusal") return refused(plan.finding);
  if (plan.by === "headerless") return noted(headerlessReader(plan.format), plan.note);
  if (plan.by === "wav") return noted(wavOf(terms), plan.note);
  return noted(new CodedReader(plan, terms), plan.note);
}

function refused(why: Finding): RecordingReader {
  return { push: () => false, finish: () => ({ findings: [why] }), stop: () => undefined };
}

function wavOf({ analyse = analyseAudio }: RecordingTerms): RecordingReader {
  const analyser: AnyAnalyser = analyse();
  return {
    push: (bytes) => analyser.push(bytes),
    finish: () =>
      andThen(analyser.finish(), (analysis) => ({ ...analysis, played: "original", mediaType: "audio/wav" })),
    stop: () => analyser.stop?.(),
  };
}

function noted(reader: RecordingReader, note: Finding | undefined): RecordingReader {
  if (note === undefined) return reader;
  return {
    ...reader,
    push: (bytes) => reader.push(bytes),
    finish: () =>
      andThen(reader.finish(), (reading) => ({ ...reading, findings: [...reading.findings, note] })),
    stop: () => reader.stop(),
  };
}

/** A recording that is decoded while it streams by. */
class CodedReader implements RecordingReader {
  readonly #coded: Coded;
  readonly #wav: CodedWavBytes | undefined;
  readonly #copy: AccessCopy;
  readonly #opening: Promise<Decoder | undefined>;
  #isBegun = false;
  #isStopped = false;

  constructor({ coded, wav }: Extract<RecordingPlan, { by: "decoder" }>, terms: RecordingTerms) {
    const { decoders, access, longestMs } = terms;
    this.#coded = coded;
    this.#wav = wav === undefined ? undefined : codedWavBytes(wav);
    this.#copy = new AccessCopy(access, longestMs);
    this.#opening = decoders.open(coded, { sink: this.#copy, longestMs });
    // Whoever pushes or finishes is told.
    this.#opening.then(
      (decoder) => (this.#isStopped ? decoder?.stop() : undefined),
      () => undefined,
    );
  }

  async push(bytes: Uint8Array): Promise<boolean> {
    const decoder = await this.#opening;
    if (decoder === undefined) return false;
    if (this.#wav === undefined) return decoder.push(bytes);
    if (!this.#isBegun && !(await decoder.push(this.#wav.header))) return false;
    this.#isBegun = true;
    const sound = this.#wav.of(bytes);
    return sound.length === 0 || decoder.push(sound);
  }

  async finish(): Promise<RecordingReading> {
    const { name, mediaType } = this.#coded;
    const decoder = await this.#opening;
    if (decoder === undefined) return { findings: [finding("codec-needs-ffmpeg", { format: name })] };
    const ofDecoder = await decoder.finish();
    const findings = [...ofDecoder, ...(this.#wav?.finish() ?? [])].map((found) =>
      found.severity === "refused" ? { ...found, format: name } : found,
    );
    const copied = this.#copy.finish();
    if (copied === undefined && !isRefused(findings))
      return { findings: [...findings, finding("no-samples")] };
    return { ...copied, findings, played: "access", mediaType };
  }

  stop(): void {
    this.#isStopped = true;
    this.#opening.then(
      (decoder) => decoder?.stop(),
      () => undefined,
    );
  }
}

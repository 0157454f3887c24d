import { type Finding, finding, isRefused } from "../finding.ts";
import { readJson } from "../json/read-json.ts";
import type { Cue, CuesRead } from "./cue.ts";
import { readSpokenJson } from "./spoken-json.ts";
import { type ChannelSides, sideNamer, voiceWritten } from "./speaking-side.ts";
import { readTimedText } from "./timed-text.ts";
import {
  type SpokenWord,
  type Transcript,
  transcriptLimits,
  transcriptTolerance,
  type Utterance,
} from "./transcript.ts";

/** The recording that a transcript is of. */
export interface TranscribedRecording {
  readonly durationMs: number;
  readonly sides: ChannelSides;
}

/** What a transcript turned out to be. `transcript` is missing when a finding refuses it. */
export interface TranscriptReading {
  readonly format?: CuesRead["format"];
  readonly transcript?: Transcript;
  readonly findings: readonly Finding[];
}

/**
 * Reads a transcript (FORMATS.md §7): WebVTT, SubRip, WTF or Whisper JSON, told apart by the content. Its last word lies within the recording, a second
 * more at most (formats §14). Never throws. Findings carry no word of it.
 */
export function parseTranscript(bytes: Uint8Array, recording: TranscribedRecording): TranscriptReading {
  const read = cuesOf(bytes);
  if ("refused" in read) return { findings: read.refused };
  const findings: Finding[] = [...read.findings];
  const note = (code: Finding["code"], pointer?: string) =>
    void findings.push(finding(code, pointer === undefined ? {} : { pointer }));
  const said = read.cues.filter(({ text }) => text !== "");
  if (said.length === 0) note("no-utterances");
  if (said.length > transcriptLimits.utterances) note("too-many");
  const behind = said.find(({ toMs }) => toMs > recording.durationMs + transcriptTolerance);
  if (behind !== undefined) note("beyond-recording", behind.pointer);
  const long = said.find(({ text }) => text.length > transcriptLimits.text);
  if (long !== undefined) note("too-long", long.pointer);
  const ordered = said.toSorted((a, b) => a.fromMs - b.fromMs);
  if (ordered.some((one, index) => one !== said[index])) note("utterances-reordered");
  const told = findings
    .toSorted((a, b) => Number(b.severity === "refused") - Number(a.severity === "refused"))
    .slice(0, transcriptLimits.findings);
  if (isRefused(told)) return { format: read.format, findings: told };
  const transcript: Transcript = {
    language: tagOf(read.language),
    made: {
      by: read.by ?? "machine",
      ...(read.provider === undefined ? {} : { provider: read.provider.slice(0, 80) }),
      ...(read.model === undefined ? {} : { model: read.model.slice(0, 80) }),
      ...madeAt(read.madeAt),
    },
    utterances: utterancesOf(ordered, recording),
  };
  return { format: read.format, transcript, findings: told };
}

function cuesOf(bytes: Uint8Array): CuesRead | { readonly refused: readonly Finding[] } {
  if (bytes.length === 0) return { refused: [finding("empty-file")] };
  if (bytes.length > transcriptLimits.bytes) return { refused: [finding("too-large")] };
  if (/^(?:\xEF\xBB\xBF)?\s*[{[]/.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"))) {
    const json = readJson(bytes, transcriptLimits.bytes);
    if ("findings" in json) return { refused: json.findings };
    return readSpokenJson(json.value) ?? { refused: [finding("format-unknown")] };
  }
  const { text, isAssumed } = textOf(bytes);
  const isTimed = /^\uFEFF?WEBVTT(?:\s|$)/.test(text) || /^[^\n\r]*-->/m.test(text);
  if (!isTimed) return { refused: [finding("format-unknown")] };
  const read = readTimedText(text);
  return isAssumed ? { ...read, findings: [...read.findings, finding("charset-assumed")] } : read;
}

/** Subtitle files of older programs are Windows-1252: their ä and ö are no UTF-8. */
function textOf(bytes: Uint8Array): { readonly text: string; readonly isAssumed: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isAssumed: false };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), isAssumed: true };
  }
}

function utterancesOf(
  cues: readonly Cue[],
  { durationMs, sides }: TranscribedRecording,
): readonly Utterance[] {
  const voiced = cues.map((cue) => {
    const written = cue.voice === undefined ? voiceWritten(cue.text) : undefined;
    return written === undefined
      ? cue
      : { ...cue, voice: written.voice, text: written.text, words: withoutVoice(cue, written) };
  });
  const sideOf = sideNamer(
    voiced.flatMap(({ voice }) => voice ?? []),
    sides,
  );
  return voiced.map(({ fromMs, toMs, text, voice, words }) => {
    const spoken = (words ?? [])
      .slice(0, transcriptLimits.words)
      .map((word): SpokenWord => [
        Math.min(word.fromMs, durationMs),
        Math.min(word.toMs, durationMs),
        word.text.slice(0, transcriptLimits.word).toWellFormed(),
        word.confidence === undefined ? null : Math.round(word.confidence * 100),
      ]);
    return {
      fromMs: Math.min(fromMs, durationMs),
      toMs: Math.min(toMs, durationMs),
      side: sideOf(voice),
      text,
      ...(spoken.length > 0 ? { words: spoken } : {}),
    };
  });
}

/** The name of the voice is no word of it: places of words that began with it say nothing any more. */
function withoutVoice({ words }: Cue, { voice }: { readonly voice: string }): Cue["words"] {
  const named = voice.trim().split(/\s+/).length;
  return words?.slice(named);
}

function tagOf(language: string | undefined): string {
  return language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(language)
    ? language.slice(0, 35)
    : "und";
}

function madeAt(written: string | undefined): { readonly at?: string } {
  const isZoned =
    written !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(written);
  const ms = isZoned ? Date.parse(written) : Number.NaN;
  return Number.isNaN(ms) ? {} : { at: new Date(ms).toISOString() };
}

import type { Finding } from "../finding.ts";

/** An utterance as a format wrote it: the voice by its own name. */
export interface Cue {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
  readonly voice?: string;
  readonly words?: readonly CueWord[];
  /** Where it stands in what came. */
  readonly pointer: string;
}

interface CueWord {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
  /** 0 to 1. */
  readonly confidence?: number;
}

/** What one format gave, before voices are named and times held against the recording. */
export interface CuesRead {
  readonly format: "webvtt" | "subrip" | "wtf" | "whisper" | "whisper-cpp";
  readonly cues: readonly Cue[];
  readonly language?: string;
  readonly by?: "machine" | "person";
  readonly provider?: string;
  readonly model?: string;
  readonly madeAt?: string;
  readonly findings: readonly Finding[];
}

/** Seconds as a format counts them, in whole milliseconds; undefined for what is no time. */
export function millisecondsOf(seconds: unknown): number | undefined {
  if (typeof seconds !== "number" || !Number.isFinite(seconds) || seconds < 0 || seconds > 400_000)
    return undefined;
  return Math.round(seconds * 1000);
}

/** One line of words: breaks and runs of blanks are one blank, halves of characters and NULs are gone. */
export function inOneLine(text: string): string {
  return text.toWellFormed().replaceAll("\0", "").replaceAll(/\s+/gu, " ").trim();
}

/** Who speaks in an utterance. `other` is a named third voice; `unknown` where nobody says. */
export type SpeakingSide = "adviser" | "customer" | "other" | "unknown";

/** A word with its place in the recording, milliseconds, and how sure the machine was of it, percent; null where it does not say. */
export type SpokenWord = readonly [fromMs: number, toMs: number, word: string, sure: number | null];

/** What one voice says without a break. */
export interface Utterance {
  readonly fromMs: number;
  readonly toMs: number;
  readonly side: SpeakingSide;
  readonly text: string;
  readonly words?: readonly SpokenWord[];
}

/** What was said in a recording. No name of a speaker is kept: the side says what a reader needs. */
export interface Transcript {
  /** BCP 47; `und` where nobody says. */
  readonly language: string;
  readonly made: {
    readonly by: "machine" | "person";
    readonly provider?: string;
    readonly model?: string;
    /** UTC, to the millisecond. */
    readonly at?: string;
  };
  readonly utterances: readonly Utterance[];
}

/** Bounds of one transcript. */
export const transcriptLimits = {
  bytes: 8 << 20,
  utterances: 20_000,
  text: 20_000,
  words: 5_000,
  word: 200,
  findings: 100,
} as const;

/** How far the last word may lie behind the end of the recording (formats §14): clocks of recorder and transcriber differ a little. Milliseconds. */
export const transcriptTolerance = 1000;

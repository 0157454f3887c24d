import { z } from "zod";
import { instant, oneOf, text, whole } from "./scalar.ts";

/** At most so many transcripts of one recording: what is put right comes as the next, never in place of one. */
export const mostTranscripts = 9;

/** Names of the transcripts of a recording, in the order they came. */
export const transcriptKinds = [
  "transcript-1",
  "transcript-2",
  "transcript-3",
  "transcript-4",
  "transcript-5",
  "transcript-6",
  "transcript-7",
  "transcript-8",
  "transcript-9",
] as const;
export type TranscriptKind = (typeof transcriptKinds)[number];

/** A word with its place: from and to in milliseconds, the word, how sure the machine was in percent; null where it does not say. */
const spokenWord = z
  .tuple([
    whole("From, milliseconds."),
    whole("To, milliseconds."),
    text("Word.", 200, "lausunnosta"),
    whole("How sure, percent.", 100).nullable(),
  ])
  .meta({ description: "A word and its place.", example: [0, 400, "lausunnosta", 87] });

/** What was said in a recording, in writing: sealed with the recording, opened like it. */
export const transcript = z
  .strictObject({
    language: text("Language, BCP 47; `und` where nobody says.", 35, "fi"),
    made: z
      .strictObject({
        by: oneOf(["machine", "person"], "Who wrote it down."),
        provider: text("Provider of the machine.", 80, "whisper").optional(),
        model: text("Model.", 80, "large-v3").optional(),
        at: instant("When it was made.").optional(),
      })
      .meta({ description: "How it was made.", example: { by: "machine" } }),
    utterances: z
      .array(
        z.strictObject({
          fromMs: whole("From, milliseconds."),
          toMs: whole("To, milliseconds."),
          side: oneOf(["adviser", "customer", "other", "unknown"], "Who speaks."),
          text: text("What is said.", 20_000, "Kyselisin siitä lausunnosta."),
          words: z.array(spokenWord).max(5_000).meta({ description: "Words.", example: [] }).optional(),
        }),
      )
      .min(1)
      .max(20_000)
      .meta({ description: "Utterances in order of time.", example: [] }),
  })
  .meta({ description: "A transcript of a recording.", example: {} });
export type TranscriptView = z.output<typeof transcript>;

/** A transcript as a reader is shown it. */
export const shownTranscript = transcript
  .extend({
    part: oneOf(transcriptKinds, "Which one."),
    masked: whole("Places masked for this purpose."),
  })
  .meta({ description: "A transcript as shown.", example: {} });
export type ShownTranscript = z.output<typeof shownTranscript>;

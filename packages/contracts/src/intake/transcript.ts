import { z } from "zod";
import { operation } from "../operation.ts";
import { code, idOf, oneOf, text, whole } from "../scalar.ts";
import { transcriptKinds } from "../transcript.ts";

const takenTranscript = z
  .strictObject({
    contact: idOf("contact", "The contact."),
    part: oneOf(transcriptKinds, "Which transcript of the recording it is."),
    format: code("What it was read as.", "webvtt"),
    utterances: whole("Utterances."),
    findings: z
      .array(
        z.strictObject({
          code: code("Finding.", "time-order"),
          pointer: text("Where.", 300, "line:12").optional(),
        }),
      )
      .meta({ description: "What was put right while reading.", example: [] }),
  })
  .meta({ description: "A transcript taken in.", example: {} });
export type TakenTranscript = z.output<typeof takenTranscript>;

export const putTranscript = operation({
  id: "putTranscript",
  service: "intake",
  audience: "public",
  method: "put",
  path: "/v1/announcements/:announcement/transcript",
  summary:
    "Send the transcript of a recording that is kept: WebVTT, SubRip, WTF or Whisper JSON, told apart by its content. Another one is the next version; the same again is answered 200.",
  caller: { who: "source", act: "contact.put" },
  trail: { with: "contact.derivative.created" },
  promises: ["A5.0", "A6.1", "A10.1"],
  params: z.strictObject({ announcement: idOf("announcement", "The announcement.") }),
  body: "stream",
  reply: takenTranscript,
  status: 201,
  alsoStatus: [200],
  problems: [
    "bad-input",
    "sign-in-first",
    "not-permitted",
    "unknown",
    "awaiting-repair",
    "not-at-this-stage",
    "content-refused",
    "digest-differs",
    "too-large",
    "too-many",
    "already-expired",
    "staging-full",
    "key-wanted",
    "peer-away",
    "store-away",
    "store-full",
    "busy",
  ],
});

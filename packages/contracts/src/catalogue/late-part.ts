import { z } from "zod";
import { part, publicHalf, wrap } from "../contact.ts";
import { operation } from "../operation.ts";
import { date, flag, idOf, oneOf, sha256, whole } from "../scalar.ts";
import { channelCode, registerCode } from "../standing.ts";
import { transcriptKinds } from "../transcript.ts";
import { contactId } from "./shape.ts";

/** A transcript of a contact, by the mark of what came: nothing of its words. */
export const transcriptKept = z
  .strictObject({
    part: oneOf(transcriptKinds, "Which one."),
    mark: sha256("Keyed mark of its bytes as they came."),
  })
  .meta({ description: "A transcript that is kept.", example: {} });
export type TranscriptKept = z.output<typeof transcriptKept>;

export const latePartTarget = operation({
  id: "latePartTarget",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/late-part-target",
  summary:
    "What a part that comes after its contact is sealed to: the contact's own bucket version, and what is kept already.",
  caller: { who: "services", callers: ["intake"] },
  trail: { none: "a leaf read" },
  promises: [],
  body: z.strictObject({ contact: contactId }),
  reply: z
    .strictObject({
      channel: channelCode,
      register: registerCode,
      class: oneOf(["standard", "held", "frozen", "disputed"], "Class."),
      anchorDate: date("Anchor."),
      lastDay: date("Last day."),
      half: publicHalf,
      durationMs: whole("Duration of the recording."),
      channels: whole("Channels of the recording.", 2),
      transcripts: z.array(transcriptKept).meta({ description: "Transcripts kept.", example: [] }),
    })
    .meta({ description: "Where a late part belongs.", example: {} }),
  problems: ["bad-input", "unknown", "already-expired", "key-wanted"],
});

export const recordLatePart = operation({
  id: "recordLatePart",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/late-parts",
  summary: "A part that came after its contact, with its own key. The same mark again: the first answer.",
  caller: { who: "services", callers: ["intake"] },
  trail: { with: "contact.derivative.created" },
  promises: ["A6.1"],
  body: z.strictObject({
    contact: contactId,
    source: idOf("source", "Who sent it."),
    part,
    wrap,
    mark: sha256("Keyed mark of its bytes as they came."),
  }),
  reply: z
    .strictObject({
      part: oneOf(transcriptKinds, "As which it is kept."),
      first: flag("False: it was recorded before."),
    })
    .meta({ description: "What is kept.", example: {} }),
  status: 201,
  alsoStatus: [200],
  problems: [
    "bad-input",
    "unknown",
    "already-expired",
    "bucket-closed",
    "conflict",
    "no-ledger",
    "store-full",
  ],
});

import { operation } from "../operation.ts";
import { date, flag, idOf, sha256, text, trilingual, whole } from "../scalar.ts";
import { language, standing } from "../standing.ts";
import { secretWord, oneTimeCode, me } from "./me.ts";
import { z } from "zod";
import { ofKeeping, ofPerson } from "../refusals.ts";

export const readCommitmentText = operation({
  id: "readCommitmentText",
  service: "identity",
  audience: "public",
  method: "get",
  path: "/v1/commitment-text",
  summary: "The text in force, and what changed since the one signed.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "a public text" },
  promises: ["A10.2"],
  reply: z
    .strictObject({
      id: idOf("policy", "The text."),
      version: whole("Version."),
      from: date("In force from."),
      paragraphs: z
        .array(
          z.strictObject({
            number: whole("Number."),
            words: trilingual,
            changed: flag("Differs from the version signed last."),
          }),
        )
        .meta({ description: "Paragraphs.", example: [] }),
      laws: z
        .array(text("A law and section.", 120, "JulkL 23 §"))
        .meta({ description: "Laws named.", example: ["JulkL 23 §"] }),
      signed: standing.shape.commitment,
    })
    .meta({ description: "The commitment text.", example: {} }),
  problems: ["sign-in-first", "unknown"],
});

export const signCommitment = operation({
  id: "signCommitment",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/commitments",
  summary: "Sign the confidentiality commitment with proof of identity.",
  caller: { who: "person", act: "self.sign" },
  trail: { before: "people.commitment.signed" },
  promises: ["A10.2"],
  body: z.strictObject({
    text: idOf("policy", "The text read."),
    version: whole("Its version."),
    language,
    read: z.literal(true).meta({ description: "The whole text was read.", example: true }),
    password: secretWord.optional(),
    code: oneTimeCode.optional(),
  }),
  reply: me,
  status: 201,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-in-refused",
    "conflict",
    "unknown",
    "too-many",
    ...ofKeeping,
  ],
});

export const publishCommitmentText = operation({
  id: "publishCommitmentText",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/commitment-texts",
  summary: "Publish a new version; everyone signs again before the next access.",
  caller: { who: "person", act: "commitment-text.publish" },
  trail: { before: "people.commitment.published" },
  promises: ["A10.2"],
  body: z.strictObject({
    paragraphs: z.array(trilingual).min(1).max(40).meta({ description: "Paragraphs.", example: [] }),
    laws: z
      .array(text("A law and section.", 120, "JulkL 23 §"))
      .max(20)
      .meta({ description: "Laws named.", example: [] }),
  }),
  reply: z
    .strictObject({ id: idOf("policy", "The text."), version: whole("Version.") })
    .meta({ description: "The new text.", example: {} }),
  status: 201,
  problems: [...ofPerson, "conflict", ...ofKeeping],
});

export const recordPaperCommitment = operation({
  id: "recordPaperCommitment",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/people/:person/commitments",
  summary:
    "Record a commitment that a person signed on paper; the scan's digest ties the record to the sheet.",
  caller: { who: "person", act: "commitment.record" },
  trail: { before: "people.commitment.signed" },
  promises: ["A10.2"],
  params: z.strictObject({ person: idOf("person", "Who signed.") }),
  body: z.strictObject({
    text: idOf("policy", "The text signed."),
    version: whole("Its version."),
    language,
    signedOn: date("Day of the signature."),
    scan: sha256("SHA-256 of the scanned sheet."),
  }),
  reply: z
    .strictObject({
      commitment: idOf("commitment", "The commitment."),
      until: date("Last day in force."),
    })
    .meta({ description: "The commitment.", example: {} }),
  status: 201,
  problems: [...ofPerson, "second-person", "unknown", "conflict", ...ofKeeping],
});

export const readSignedText = operation({
  id: "readSignedText",
  service: "identity",
  audience: "public",
  method: "get",
  path: "/v1/commitment-texts/:version",
  summary: "The text of a version, for whoever has signed it and may have left since.",
  caller: {
    who: "anyone",
    reason: "the duty outlasts the employment (T-K2), and the text names nobody",
  },
  trail: { none: "a public text" },
  promises: ["A10.2"],
  params: z.strictObject({
    version: z
      .string()
      .regex(/^\d{1,6}$/)
      .meta({ description: "Version signed.", example: "1" }),
  }),
  reply: z
    .strictObject({
      version: whole("Version."),
      from: date("In force from."),
      paragraphs: z.array(trilingual).meta({ description: "Paragraphs.", example: [] }),
      laws: z
        .array(text("A law and section.", 120, "JulkL 23 §"))
        .meta({ description: "Laws named.", example: ["JulkL 23 §"] }),
    })
    .meta({ description: "A commitment text.", example: {} }),
  problems: ["bad-input", "unknown"],
});

import { envelope, wrap } from "../contact.ts";
import { operation } from "../operation.ts";
import { code, date, flag, idOf, sha256, text, whole } from "../scalar.ts";
import { evidenceList } from "./request.ts";
import { contactId } from "./shape.ts";
import { z } from "zod";

/** Sealed fields of a case file with what their wrap is bound to. */
export const sealedCaseFile = z
  .strictObject({
    case: idOf("case", "The case."),
    register: z.literal("case-files").meta({ description: "Always case files.", example: "case-files" }),
    class: z.literal("standard").meta({ description: "Always standard.", example: "standard" }),
    anchorDate: date("Anchor."),
    lastDay: date("Last day."),
    envelope,
    wrap,
  })
  .meta({ description: "Sealed fields of a case file.", example: {} });
export type SealedCaseFile = z.output<typeof sealedCaseFile>;

export const requestEnvelope = operation({
  id: "requestEnvelope",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/request-envelopes",
  summary: "The sealed fields of a request, and of its certificate when there is one.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "sealed; opening is in the ledger" },
  promises: [],
  body: z.strictObject({ case: idOf("case", "The request.") }),
  reply: z
    .strictObject({
      fields: sealedCaseFile,
      certificate: sealedCaseFile
        .extend({ copies: whole("Copies made before.") })
        .meta({ description: "Its certificate.", example: {} })
        .nullable(),
      registeredOn: date("Day of its registration."),
      located: flag("Candidates were looked for already."),
      statements: z
        .array(z.strictObject({ contact: contactId, digest: sha256("Digest of the sealed words.") }))
        .meta({ description: "Statements written for it.", example: [] }),
    })
    .meta({ description: "Sealed fields.", example: {} }),
  problems: ["bad-input", "unknown", "store-full"],
});

export const freezeCandidates = operation({
  id: "freezeCandidates",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/candidates",
  summary: "Freeze the contacts that may be a requester's; repeating it changes nothing.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { own: ["request.located", "retention.freeze.placed"] },
  promises: ["A11.3"],
  body: z.strictObject({
    case: idOf("case", "The request."),
    candidates: z
      .array(z.strictObject({ contact: contactId, evidence: evidenceList(1) }))
      .max(200)
      .meta({ description: "Candidates.", example: [] }),
    criteria: z
      .array(code("A kind of search key.", "phone"))
      .max(10)
      .meta({ description: "Kinds of search keys used.", example: ["phone", "time"] }),
    more: flag("There were more than can be candidates."),
    unread: flag("Nothing was looked for: what to look for cannot be read. A person names them.").optional(),
  }),
  reply: z
    .strictObject({
      frozen: whole("Contacts frozen for the request now."),
      state: text("State of the request.", 40, "registered"),
    })
    .meta({ description: "What is frozen.", example: {} }),
  problems: ["bad-input", "unknown", "store-full"],
});

export const noteStatement = operation({
  id: "noteStatement",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/statements",
  summary:
    "A statement was written for a rectification; only its digest is told. Another for the same contact takes its place.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { with: "request.statement.noted" },
  promises: ["A12.1"],
  body: z.strictObject({
    case: idOf("case", "The request."),
    contact: contactId,
    digest: sha256("Digest of the sealed words."),
  }),
  reply: z.strictObject({}).meta({ description: "Nothing.", example: {} }),
  problems: ["bad-input", "unknown", "out-of-turn", "store-full"],
});

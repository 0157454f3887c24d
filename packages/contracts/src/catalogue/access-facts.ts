import { contactRecord, contactRow, envelope, wrap } from "../contact.ts";
import { operation } from "../operation.ts";
import { code, date, flag, idOf, instant, oneOf, sha256, whole } from "../scalar.ts";
import { channelCode, lineCode, registerCode, unitCode } from "../standing.ts";
import { keepingShape, keptFor } from "./keeping.ts";
import { caseView } from "./case.ts";
import { contactId, contactIds } from "./shape.ts";
import { z } from "zod";

/** What the reading-room needs to decide and to open. */
export const accessFactsOf = z
  .strictObject({
    id: contactId,
    register: registerCode,
    class: code("Class.", "standard"),
    channel: channelCode,
    line: lineCode,
    unit: unitCode,
    agent: idOf("person", "Adviser.").nullable(),
    open: flag("False when closed for reading whatever the date."),
    row: contactRow.omit({ heard: true }).meta({ description: "Its row.", example: {} }),
    audio: contactRecord.shape.audio,
    callMarks: contactRecord.shape.callMarks,
    language: contactRecord.shape.language.optional(),
    parts: contactRecord.shape.parts,
    wraps: contactRecord.shape.wraps,
    anchorDate: date("Anchor."),
    keptFor,
    rectified: z
      .array(
        z.strictObject({
          case: idOf("case", "The request."),
          on: date("Since when."),
          digest: sha256("Digest of the sealed statement."),
        }),
      )
      .optional()
      .meta({ description: "Statements that stand beside it by a decision, oldest first.", example: [] }),
  })
  .meta({ description: "Facts of a contact for the reading-room.", example: {} });

export type AccessFacts = z.output<typeof accessFactsOf>;

export const accessFacts = operation({
  id: "accessFacts",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/access-facts",
  summary: "Facts of at most 200 contacts and one case.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "a leaf read" },
  promises: ["A10.3"],
  body: z.strictObject({ contacts: contactIds(200), case: idOf("case", "A case.").optional() }),
  reply: z
    .strictObject({
      contacts: z
        .array(accessFactsOf)
        .meta({ description: "Known contacts; unknown ones are left out.", example: [] }),
      case: caseView
        .extend({ closedOn: date("Closed on.").optional() })
        .meta({ description: "The case asked for.", example: {} })
        .nullable(),
      tombstones: z
        .array(z.strictObject({ contact: contactId, lastDay: date("Its last day.") }))
        .meta({ description: "Deleted ones.", example: [] }),
    })
    .meta({ description: "Facts.", example: {} }),
  problems: ["bad-input"],
});

export const envelopes = operation({
  id: "envelopes",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/envelopes",
  summary: "Sealed personal fields of at most 200 contacts.",
  caller: { who: "services", callers: ["reading-room", "steward"] },
  trail: { none: "sealed; opening is in the ledger" },
  promises: [],
  body: z.strictObject({ contacts: contactIds(200) }),
  reply: z
    .strictObject({
      envelopes: z
        .array(
          z.strictObject({
            contact: contactId,
            register: registerCode,
            class: code("Class.", "standard"),
            anchorDate: date("Anchor."),
            lastDay: date("Last day."),
            envelope,
            wraps: z.array(wrap).meta({ description: "Wraps.", example: [] }),
          }),
        )
        .meta({ description: "Envelopes.", example: [] }),
    })
    .meta({ description: "Envelopes.", example: {} }),
  problems: ["bad-input", "store-full"],
});

export const eventsAfter = operation({
  id: "eventsAfter",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/events",
  summary: "The numbered feed of what happened to contacts.",
  caller: { who: "services", callers: ["reading-room", "steward"] },
  trail: { none: "a leaf read" },
  promises: [],
  body: z.strictObject({ after: whole("Number of the last event read."), limit: whole("At most 500.", 500) }),
  reply: z
    .strictObject({
      events: z
        .array(
          z.strictObject({
            number: whole("Number."),
            kind: oneOf(
              [
                "contact-recorded",
                "contact-entombed",
                "wraps-replaced",
                "keeping-changed",
                "case-closed",
                "request-registered",
              ],
              "What.",
            ),
            contact: contactId.nullable(),
            case: idOf("case", "The request registered.").optional(),
            at: instant("When."),
          }),
        )
        .meta({ description: "Events in order.", example: [] }),
    })
    .meta({ description: "Events.", example: {} }),
  problems: ["bad-input"],
});

export const keepingFacts = operation({
  id: "keepingFacts",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/keeping-facts",
  summary: "What lies over the terms of at most 200 contacts, and their objects: what the steward locks.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "a leaf read" },
  promises: ["A6.3", "A6.4"],
  body: z.strictObject({ contacts: contactIds(200) }),
  reply: z
    .strictObject({
      contacts: z
        .array(
          z.strictObject({
            id: contactId,
            holds: keepingShape.holds,
            freezes: keepingShape.freezes,
            erasure: keepingShape.erasure,
            keptUntil: keepingShape.keptUntil,
            parts: contactRecord.shape.parts,
          }),
        )
        .meta({ description: "Known contacts.", example: [] }),
    })
    .meta({ description: "Keeping.", example: {} }),
  problems: ["bad-input"],
});

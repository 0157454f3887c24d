import { callMark, contactRecord, contactRow, personalFields } from "../contact.ts";
import { operation } from "../operation.ts";
import { code, date, flag, idOf, oneOf, text, whole } from "../scalar.ts";
import { channelCode, purposeCode } from "../standing.ts";
import { nothing, contactId, sittingParams, outcomes } from "./shape.ts";
import { shownStatement } from "./statement.ts";
import { z } from "zod";

export const searchContacts = operation({
  id: "searchContacts",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/searches",
  summary: "Candidates by exact contact detail within a case; nothing partial.",
  caller: { who: "person", act: "contact.search" },
  trail: { before: "access.search" },
  promises: ["A4.8", "A5.1", "A5.2", "A11.3"],
  body: z.strictObject({
    purpose: purposeCode,
    case: idOf("case", "The case."),
    detail: z
      .strictObject({
        kind: oneOf(["phone", "email", "identity-code", "business-id"], "Kind."),
        value: text("As typed; never stored or logged.", 254, "040 1234567"),
      })
      .meta({ description: "One exact contact detail.", example: {} }),
    from: date("Started on or after.").optional(),
    to: date("Started on or before.").optional(),
    channels: z
      .array(channelCode)
      .max(4)
      .meta({ description: "Channels.", example: ["call"] })
      .optional(),
  }),
  reply: z
    .strictObject({
      candidates: z
        .array(
          contactRow.omit({ heard: true }).extend({
            linked: flag("Linked to the case already."),
            evidence: z
              .array(code("Evidence so far.", "number"))
              .meta({ description: "Evidence.", example: ["number"] }),
          }),
        )
        .meta({ description: "Candidates, newest first.", example: [] }),
      more: flag("There are more than 200."),
    })
    .meta({ description: "Candidates.", example: {} }),
  problems: [...outcomes, "too-many", "store-full"],
});

export const openSitting = operation({
  id: "openSitting",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/sittings",
  summary: "A sitting: contacts, purpose and case are fixed; another purpose is another sitting.",
  caller: { who: "person", act: "sitting.open" },
  trail: { before: "access.sitting.opened" },
  promises: ["A4.8", "A4.10", "A10.2", "A10.3"],
  body: z.strictObject({
    purpose: purposeCode,
    case: idOf("case", "The case.").optional(),
    contacts: z.array(contactId).min(1).max(20).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z
    .strictObject({
      sitting: idOf("sitting", "The sitting."),
      base: text("Base path of this instance.", 60, "/reading-room"),
      contacts: z
        .array(
          z.strictObject({
            row: contactRow.omit({ heard: true }).meta({ description: "Its row.", example: {} }),
            playable: flag("It has sound."),
            sides: z
              .array(oneOf(["adviser", "customer", "both"], "A row of the waveform."))
              .meta({ description: "Channels in order.", example: ["adviser", "customer"] }),
            silence: z
              .array(
                z
                  .tuple([whole("From, ms."), whole("To, ms.")])
                  .meta({ description: "A silence.", example: [0, 1] }),
              )
              .meta({ description: "Silences of two seconds or more.", example: [] }),
            marks: z
              .array(callMark)
              .meta({ description: "Holds, transfers, pauses of the recording.", example: [] }),
            statements: z
              .array(shownStatement)
              .meta({ description: "Statements of whom it is about, oldest first.", example: [] }),
            language: contactRecord.shape.language.optional(),
            parts: z.array(code("Part.", "original")).meta({ description: "Parts.", example: [] }),
          }),
        )
        .meta({ description: "What may be seen.", example: [] }),
    })
    .meta({ description: "A sitting.", example: {} }),
  status: 201,
  problems: [...outcomes, "store-full"],
});

export const closeSitting = operation({
  id: "closeSitting",
  service: "reading-room",
  audience: "public",
  method: "delete",
  path: "/v1/sittings/:sitting",
  summary: "End a sitting: keys are forgotten.",
  caller: { who: "person", act: "self.read" },
  trail: { with: "access.sitting.closed" },
  promises: ["A10.3"],
  params: sittingParams,
  reply: nothing,
  problems: ["bad-input", "sign-in-first", "unknown", "store-full"],
});

export const reveal = operation({
  id: "reveal",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/sittings/:sitting/reveals",
  summary: "Personal fields of the sitting's contacts, by role; one entry.",
  caller: { who: "person", act: "contact.reveal" },
  trail: { before: "access.revealed" },
  promises: ["A5.1", "A5.2", "A10.3"],
  params: sittingParams,
  body: z.strictObject({
    contacts: z.array(contactId).min(1).max(50).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z
    .strictObject({
      contacts: z
        .array(
          z.strictObject({
            contact: contactId,
            parties: personalFields.shape.parties,
            subject: personalFields.shape.subject,
          }),
        )
        .meta({ description: "Personal fields; identity codes masked.", example: [] }),
    })
    .meta({ description: "Personal fields.", example: {} }),
  problems: [...outcomes, "store-full"],
});

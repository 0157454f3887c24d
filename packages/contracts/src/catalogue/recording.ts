import { contactRecord } from "../contact.ts";
import { operation } from "../operation.ts";
import { code, date, flag, idOf, sha256 } from "../scalar.ts";
import { nothing, contactId } from "./shape.ts";
import { z } from "zod";

export const findBySource = operation({
  id: "findBySource",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/find-by-source",
  summary: "The contact kept under a source key.",
  caller: { who: "services", callers: ["intake"] },
  trail: { none: "a leaf read" },
  promises: [],
  body: z.strictObject({ sourceKey: sha256("Keyed mark.") }),
  reply: z
    .strictObject({
      found: z
        .strictObject({
          contact: contactId,
          contentMark: sha256("Keyed mark of the content."),
          lastDay: date("Last day."),
        })
        .nullable()
        .meta({ description: "The contact or null.", example: null }),
    })
    .meta({ description: "What is kept.", example: {} }),
  problems: ["bad-input"],
});

export const recordContact = operation({
  id: "recordContact",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/contacts",
  summary: "The one insert. The same source key and content mark again: the first answer.",
  caller: { who: "services", callers: ["intake"] },
  trail: { with: "contact.ingested" },
  promises: ["A3", "A6.1"],
  body: contactRecord,
  reply: z
    .strictObject({
      contact: contactId,
      first: flag("False: it was recorded before."),
      lastDay: date("Last day."),
    })
    .meta({ description: "What is kept.", example: {} }),
  status: 201,
  alsoStatus: [200],
  problems: ["bad-input", "other-content", "bucket-closed", "already-expired", "no-ledger", "store-full"],
});

export const noteHeard = operation({
  id: "noteHeard",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/heard",
  summary: "That a contact was heard, on which day and in which role: shown to its adviser (T-P15).",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "access.listened is in the ledger" },
  promises: ["A10.3"],
  body: z.strictObject({
    contact: contactId,
    sitting: idOf("sitting", "The sitting."),
    on: date("Day."),
    role: code("Role.", "tl"),
  }),
  reply: nothing,
  problems: ["bad-input", "store-full"],
});

import { wrap } from "../contact.ts";
import { operation } from "../operation.ts";
import { code, date, oneOf, text, whole } from "../scalar.ts";
import { registerCode } from "../standing.ts";
import { contactId } from "./shape.ts";
import { z } from "zod";

export const rewrap = operation({
  id: "rewrap",
  service: "reading-room",
  audience: "internal",
  method: "post",
  path: "/v1/rewraps",
  summary: "Keys of survivors from a dying bucket version to another.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward wrote it before" },
  promises: [],
  body: z.strictObject({
    moves: z
      .array(
        z.strictObject({
          contact: contactId,
          register: registerCode,
          class: code("Class now.", "standard"),
          anchorDate: date("Anchor."),
          lastDay: date("Last day."),
          wraps: z.array(wrap).meta({ description: "Wraps now.", example: [] }),
          toClass: oneOf(["standard", "held", "frozen", "disputed"], "New class."),
          toBucket: text("New bucket.", 120),
        }),
      )
      .max(200)
      .meta({ description: "Moves.", example: [] }),
  }),
  reply: z
    .strictObject({
      moves: z
        .array(
          z.strictObject({
            contact: contactId,
            bucket: text("New bucket.", 120),
            bucketVersion: whole("Version."),
            wraps: z.array(wrap).meta({ description: "New wraps.", example: [] }),
          }),
        )
        .meta({ description: "Moved.", example: [] }),
    })
    .meta({ description: "Re-wrapped keys.", example: {} }),
  problems: ["bad-input", "gone", "no-ledger", "key-wanted", "store-full"],
});

export const dropBucket = operation({
  id: "dropBucket",
  service: "reading-room",
  audience: "internal",
  method: "post",
  path: "/v1/dropped-buckets",
  summary: "End sittings and forget opened keys of a bucket version.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward wrote it before" },
  promises: ["A6.1"],
  body: z.strictObject({ bucket: text("Bucket.", 120), bucketVersion: whole("Version.") }),
  reply: z
    .strictObject({ sittings: whole("Sittings ended.") })
    .meta({ description: "Receipt.", example: {} }),
  problems: ["bad-input", "store-full"],
});

export const forgetContacts = operation({
  id: "forgetContacts",
  service: "reading-room",
  audience: "internal",
  method: "post",
  path: "/v1/forgotten-contacts",
  summary:
    "Remove contacts from the exact index, sittings and caches; answers a receipt after the store's checkpoint.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward writes the deletion" },
  promises: ["A6.1"],
  body: z.strictObject({
    contacts: z.array(contactId).max(500).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z
    .strictObject({ gone: whole("Index rows removed.") })
    .meta({ description: "Receipt.", example: {} }),
  problems: ["bad-input", "store-full"],
});

export const survivingInReadingRoom = operation({
  id: "survivingInReadingRoom",
  service: "reading-room",
  audience: "internal",
  method: "post",
  path: "/v1/surviving",
  summary: "Which of these contacts still stand in the index.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "a leaf read" },
  promises: ["A6.1"],
  body: z.strictObject({
    contacts: z.array(contactId).max(500).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z
    .strictObject({ surviving: z.array(contactId).meta({ description: "Survivors.", example: [] }) })
    .meta({ description: "Survivors.", example: {} }),
  problems: ["bad-input"],
});

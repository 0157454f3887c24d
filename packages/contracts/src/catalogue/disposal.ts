import { bucketRegister, contactRecord, wraps } from "../contact.ts";
import { operation } from "../operation.ts";
import { code, cursor, date, flag, idOf, oneOf, text, whole } from "../scalar.ts";
import { channelCode, registerCode } from "../standing.ts";
import { contactId, contactIds } from "./shape.ts";
import { z } from "zod";

export const dueContacts = operation({
  id: "dueContacts",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/due-contacts",
  summary: "Buckets whose last day is past on a day, or one bucket version's members page by page.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "a leaf read" },
  promises: ["A6.1"],
  body: z.strictObject({
    day: date("Due before this day begins."),
    bucket: text("One bucket.", 120).optional(),
    bucketVersion: whole("Its version.").optional(),
    after: cursor.optional(),
  }),
  reply: z
    .strictObject({
      buckets: z
        .array(
          z.strictObject({
            bucket: text("Bucket.", 120),
            bucketVersion: whole("Version."),
            register: bucketRegister,
            lastDay: date("Last day."),
            count: whole("Members."),
            early: flag(
              "Its own day is not past: a member was released or erased, the others move.",
            ).optional(),
          }),
        )
        .meta({ description: "Due buckets; also empty ones with keys left.", example: [] }),
      members: z
        .array(
          z.strictObject({
            id: contactId,
            register: registerCode,
            class: code("Class.", "standard"),
            channel: channelCode,
            anchorDate: date("Anchor."),
            lastDay: date("Last day."),
            noticeVersion: code("Notice.", "notice-a-1"),
            keptUntil: date("Last day it is kept for anybody."),
            untold: flag("The ledger has not been told everything of it yet."),
            parts: contactRecord.shape.parts,
          }),
        )
        .meta({ description: "Members of the one bucket version.", example: [] }),
      next: cursor.optional(),
      waiting: whole(
        "Requests registered before that day whose candidates are not frozen yet: nothing may be destroyed while there are any.",
      ).optional(),
    })
    .meta({ description: "What is due.", example: {} }),
  problems: ["bad-input"],
});

export const closeBucket = operation({
  id: "closeBucket",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/buckets/closing",
  summary:
    "Close a bucket version: no new wrap enters, each member is stamped with the disposal; survivors are named.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward wrote it before" },
  promises: ["A6.1"],
  body: z.strictObject({
    bucket: text("Bucket.", 120),
    bucketVersion: whole("Version."),
    disposal: idOf("disposal", "The disposal."),
    disputed: contactIds(500),
  }),
  reply: z
    .strictObject({
      members: whole("Members stamped."),
      survivors: z
        .array(z.strictObject({ contact: contactId, bucket: text("Where its keys must move.", 120) }))
        .meta({ description: "Survivors.", example: [] }),
    })
    .meta({ description: "Closed.", example: {} }),
  problems: ["bad-input", "store-full"],
});

export const replaceWraps = operation({
  id: "replaceWraps",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/wraps",
  summary: "Put a survivor's re-wrapped keys in place of those of a dying version: compare and set.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward wrote it before" },
  promises: [],
  body: z.strictObject({
    moves: z
      .array(
        z.strictObject({
          contact: contactId,
          fromBucket: text("Dying bucket.", 120),
          fromVersion: whole("Its version."),
          class: oneOf(["standard", "held", "frozen", "disputed"], "New class."),
          bucket: text("New bucket.", 120),
          bucketVersion: whole("Its version."),
          wraps: wraps.meta({ description: "New wraps.", example: [] }),
        }),
      )
      .max(200)
      .meta({ description: "Moves.", example: [] }),
  }),
  reply: z.strictObject({ moved: whole("How many.") }).meta({ description: "Receipt.", example: {} }),
  problems: ["bad-input", "conflict", "bucket-closed", "store-full"],
});

export const entomb = operation({
  id: "entomb",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/tombstones",
  summary: "Rows become tombstones without personal data; answers a receipt after the store's checkpoint.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward writes the deletion" },
  promises: ["A6.1"],
  body: z.strictObject({ disposal: idOf("disposal", "The disposal."), contacts: contactIds(500) }),
  reply: z
    .strictObject({
      gone: whole("Rows turned to tombstones now."),
      entombed: whole("Of those asked: without a row, and with a tombstone that carries this disposal."),
    })
    .meta({ description: "Receipt.", example: {} }),
  problems: ["bad-input", "no-ledger", "store-full"],
});

export const survivingInCatalogue = operation({
  id: "survivingInCatalogue",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/surviving",
  summary: "Which of these contacts still have a row.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "a leaf read" },
  promises: ["A6.1"],
  body: z.strictObject({ contacts: contactIds(500) }),
  reply: z.strictObject({ surviving: contactIds(500) }).meta({ description: "Survivors.", example: {} }),
  problems: ["bad-input"],
});

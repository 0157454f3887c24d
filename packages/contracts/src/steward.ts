import { z } from "zod";
import { operation } from "./operation.ts";
import { code, cursor, date, flag, idOf, instant, oneOf, sha256, text, whole } from "./scalar.ts";
import { bucketRegister } from "./contact.ts";
import { ofKeeping, ofPerson } from "./refusals.ts";

const contactId = idOf("contact", "A contact.");

/** One disposal: a bucket version on its way out (flows J5). */
export const disposalView = z
  .strictObject({
    id: idOf("disposal", "The disposal."),
    bucket: text("Bucket.", 120, "calls/standard/2026-11-23"),
    bucketVersion: whole("Version."),
    register: bucketRegister,
    lastDay: date("Last day."),
    count: whole("Contacts."),
    disputed: whole("Kept unreadable: the steward computes another day."),
    step: oneOf(
      [
        "due",
        "closed",
        "moved",
        "dropped",
        "key-destroyed",
        "objects-removed",
        "forgotten",
        "verified",
        "purged",
        "failed",
      ],
      "Where it stands.",
    ),
    startedAt: instant("Started."),
    finishedAt: instant("Finished.").nullable(),
    receipts: z
      .array(
        z.strictObject({ owner: code("Who.", "catalogue"), gone: whole("Removed."), at: instant("When.") }),
      )
      .meta({ description: "Receipts of each owner.", example: [] }),
    certificate: sha256("Digest of the certificate.").nullable(),
    entry: idOf("entry", "Ledger entry of the deletion.").nullable(),
  })
  .meta({ description: "A disposal.", example: {} });
export type DisposalView = z.output<typeof disposalView>;

export const previewDeletion = operation({
  id: "previewDeletion",
  service: "steward",
  audience: "public",
  method: "get",
  path: "/v1/deletion-preview",
  summary: "What would be deleted on a day: a rehearsal that leaves every store as it is.",
  caller: { who: "person", act: "deletion.preview" },
  trail: { own: ["retention.rehearsed"] },
  promises: ["A6.1"],
  query: z.strictObject({ day: date("Which day; today when left out.").optional() }),
  reply: z
    .strictObject({
      day: date("The day."),
      today: date("Today of the archive."),
      days: z
        .array(
          z.strictObject({
            lastDay: date("Last readable day."),
            deletedOn: date("Deleted on."),
            register: bucketRegister,
            count: whole("Contacts."),
            disputed: whole("Would stay, unreadable."),
          }),
        )
        .meta({
          description:
            "By last day and register: due ones, their terms computed again, and those of the thirty days that follow as the catalogue counts them.",
          example: [],
        }),
      due: whole("Due by the day."),
      later: whole("In the thirty days that follow."),
    })
    .meta({ description: "A rehearsal.", example: {} }),
  problems: [...ofPerson, "no-ledger", "peer-away"],
});
export const runSweep = operation({
  id: "runSweep",
  service: "steward",
  audience: "public",
  method: "post",
  path: "/v1/sweeps",
  summary: "Delete now what is due. Runs on a schedule too.",
  caller: { who: "person", act: "deletion.run" },
  trail: {
    own: [
      "retention.due",
      "retention.purged",
      "retention.purge.failed",
      "retention.disputed",
      "retention.stopped",
      "retention.rehearsed",
    ],
  },
  promises: ["A6.1"],
  body: z.strictObject({ rehearse: flag("Stop before anything is written or removed.") }),
  reply: z
    .strictObject({
      disposals: z.array(disposalView).meta({ description: "What was done, or would be.", example: [] }),
      stopped: code("Why nothing was done.", "clock-guard").nullable(),
    })
    .meta({ description: "A sweep.", example: {} }),
  status: 201,
  problems: [...ofPerson, "no-ledger", "peer-away", "busy", "store-full"],
});
export const listDisposals = operation({
  id: "listDisposals",
  service: "steward",
  audience: "public",
  method: "get",
  path: "/v1/disposals",
  summary: "Disposals, newest first, with receipts.",
  caller: { who: "person", act: "deletion.list" },
  trail: { before: "access.listed" },
  promises: ["A6.1"],
  query: z.strictObject({ after: cursor.optional() }),
  reply: z
    .strictObject({
      rows: z.array(disposalView).meta({ description: "Disposals.", example: [] }),
      next: cursor.optional(),
    })
    .meta({ description: "Disposals.", example: {} }),
  problems: [...ofPerson, "no-ledger"],
});
/** Why a person says that unusually many orphans may go. A code: the ledger takes no free words. */
const orphanReasons = ["uploads-killed", "store-moved", "trial"] as const;

export const readOrphans = operation({
  id: "readOrphans",
  service: "steward",
  audience: "public",
  method: "get",
  path: "/v1/orphans",
  summary: "What the last look at the whole store found of objects that belong to nobody.",
  caller: { who: "person", act: "deletion.list" },
  trail: { before: "access.listed" },
  promises: ["A6.1"],
  reply: z
    .strictObject({
      lookedAt: instant("When the store was looked at; null before the first look.").nullable(),
      waiting: whole("Objects of nobody that still lie there."),
      missing: whole("Objects of contacts that only the ledger knows."),
      removed: whole("Removed by that look."),
      stopped: code("Why nothing was removed.", "orphans-unusual").nullable(),
      removable: flag("A person may order that they go all the same."),
    })
    .meta({ description: "State of the orphans.", example: {} }),
  problems: [...ofPerson, "no-ledger"],
});
export const removeOrphans = operation({
  id: "removeOrphans",
  service: "steward",
  audience: "public",
  method: "post",
  path: "/v1/orphan-removals",
  summary: "Remove the orphans of a look that stopped itself, as many as were shown and no more.",
  caller: { who: "person", act: "deletion.run" },
  trail: { own: ["retention.orphans.ordered", "retention.orphans.removed", "retention.stopped"] },
  promises: ["A6.1"],
  body: z.strictObject({
    reason: oneOf(orphanReasons, "Why they may go."),
    waiting: whole("How many were shown; when there are more by now, nothing goes."),
  }),
  reply: z
    .strictObject({ removed: whole("Removed."), waiting: whole("Still there, in their day of grace.") })
    .meta({ description: "What was done.", example: {} }),
  status: 201,
  problems: [...ofPerson, "conflict", "no-ledger", "peer-away", "busy", "store-full"],
});
export const reportDamage = operation({
  id: "reportDamage",
  service: "steward",
  audience: "internal",
  method: "post",
  path: "/v1/damage",
  summary: "An object that failed to open: to be scrubbed.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { own: ["access.damaged"] },
  promises: ["A10.1"],
  body: z.strictObject({
    contact: contactId,
    part: code("Part.", "original"),
    key: text("Object key.", 200, "part_0123456789abcdefghjkmnpqrs"),
  }),
  reply: z.strictObject({}).meta({ description: "Noted.", example: {} }),
  problems: ["bad-input", ...ofKeeping],
});

import { z } from "zod";
import { actionNames, ledgerEntry, receiptShape } from "./action.ts";
import { operation } from "./operation.ts";
import { anyId, cursor, date, flag, instant, oneOf, text, whole } from "./scalar.ts";

const viewed = ["bad-input", "sign-in-first", "sign-first", "not-permitted", "no-ledger", "unknown"] as const;

export const listEntries = operation({
  id: "listEntries",
  service: "ledger",
  audience: "public",
  method: "get",
  path: "/v1/entries",
  summary: "Entries, newest first; reading the ledger is in the ledger.",
  caller: { who: "person", act: "ledger.read" },
  trail: { before: "ledger.read" },
  promises: ["A10.1", "A10.3"],
  query: z.strictObject({
    action: z.enum(actionNames).meta({ description: "One action.", example: "access.listened" }).optional(),
    group: z
      .string()
      .regex(/^[a-z]{2,20}$/)
      .meta({ description: "Group of actions: the word before the first dot.", example: "access" })
      .optional(),
    actor: z
      .string()
      .max(80)
      .regex(/^[a-z]+[_:][a-z0-9-]+$/)
      .meta({ description: "Pseudonym.", example: "service:steward" })
      .optional(),
    object: anyId.optional(),
    outcome: oneOf(["permitted", "refused", "done", "failed"], "Outcome.").optional(),
    from: date("On or after.").optional(),
    to: date("On or before.").optional(),
    after: cursor.optional(),
  }),
  reply: z
    .strictObject({
      rows: z
        .array(z.strictObject({ index: whole("Position."), entry: ledgerEntry }))
        .meta({ description: "Entries.", example: [] }),
      next: cursor.optional(),
      size: whole("Entries in all."),
    })
    .meta({ description: "A page of the ledger.", example: {} }),
  problems: viewed,
});
export const readLedgerState = operation({
  id: "readLedgerState",
  service: "ledger",
  audience: "public",
  method: "get",
  path: "/v1/checkpoint",
  summary: "The newest signed checkpoint and whether both copies are written.",
  caller: { who: "person", act: "ledger.read" },
  trail: { none: "a checkpoint names nobody" },
  promises: ["A10.1"],
  reply: z
    .strictObject({
      checkpoint: text("Signed note (C2SP).", 2000),
      verifier: text("Verifier key of the note.", 300),
      size: whole("Entries under it."),
      at: instant("Signed.").nullable(),
      copies: whole("Copies written."),
      verified: flag("The log was verified at start and extends that state."),
    })
    .meta({ description: "State of the ledger.", example: {} }),
  problems: viewed,
});
export const readProof = operation({
  id: "readProof",
  service: "ledger",
  audience: "public",
  method: "get",
  path: "/v1/entries/:index/proof",
  summary: "A self-contained proof file of one entry (C2SP tlog-proof).",
  caller: { who: "person", act: "ledger.read" },
  trail: { before: "ledger.read" },
  promises: ["A10.1"],
  params: z.strictObject({
    index: z
      .string()
      .regex(/^\d{1,15}$/)
      .meta({ description: "Position.", example: "7" }),
  }),
  reply: z
    .strictObject({
      proof: text("The proof file.", 20_000),
      entry: ledgerEntry,
      verifier: text("Verifier key.", 300),
    })
    .meta({ description: "A proof.", example: {} }),
  problems: viewed,
});

export const append = operation({
  id: "append",
  service: "ledger",
  audience: "internal",
  method: "post",
  path: "/v1/entries",
  summary:
    "Append 1 to 500 entries; the answer comes when they are durable. The same id again: the first receipt.",
  caller: {
    who: "services",
    callers: ["identity", "intake", "catalogue", "reading-room", "steward", "ledger"],
  },
  trail: { none: "it is the trail" },
  promises: ["A10.1"],
  body: z.strictObject({
    entries: z.array(ledgerEntry).min(1).max(500).meta({ description: "Entries.", example: [] }),
  }),
  reply: z
    .strictObject({
      receipts: z.array(receiptShape).meta({ description: "Receipts in order.", example: [] }),
    })
    .meta({ description: "Receipts.", example: {} }),
  status: 201,
  problems: ["bad-input", "no-ledger", "other-content"],
});
export const entriesAbout = operation({
  id: "entriesAbout",
  service: "ledger",
  audience: "internal",
  method: "post",
  path: "/v1/entries/about",
  summary: "Entries about at most 500 opaque ids.",
  caller: { who: "services", callers: ["steward", "reading-room", "catalogue"] },
  trail: { none: "a leaf read" },
  promises: ["A6.1", "A11.1"],
  body: z.strictObject({
    objects: z.array(anyId).max(500).meta({ description: "Ids.", example: [] }),
    action: z.enum(actionNames).meta({ description: "One action.", example: "contact.ingested" }).optional(),
    actions: z
      .array(z.enum(actionNames).meta({ description: "One action.", example: "contact.ingested" }))
      .max(20)
      .meta({ description: "One of several actions.", example: ["contact.ingested"] })
      .optional(),
  }),
  reply: z
    .strictObject({ entries: z.array(ledgerEntry).meta({ description: "Entries.", example: [] }) })
    .meta({ description: "Entries.", example: {} }),
  problems: ["bad-input", "no-ledger"],
});

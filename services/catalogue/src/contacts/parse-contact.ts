import { contactRecord, erasure, freeze, hold, transcriptKept } from "@tallenne/contracts";
import { isId } from "@tallenne/domain";
import { z } from "zod";
import type { Contact, Tombstone } from "./contact.ts";

const ofKind = (kind: "sitting" | "disposal" | "contact") => z.string().refine((text) => isId(kind, text));

const kept = contactRecord.extend({
  version: z.int(),
  startedOn: z.string(),
  heard: z.array(z.strictObject({ sitting: ofKind("sitting"), on: z.string(), role: z.string() })),
  disposal: ofKind("disposal").nullable(),
  holds: z.array(hold),
  freezes: z.array(freeze),
  erasure: erasure.nullable(),
  keptUntil: z.string(),
  keepingVersion: z.int(),
  marks: z.array(z.string()),
  transcripts: z.array(transcriptKept),
  rectified: z.array(z.strictObject({ case: z.string(), on: z.string(), digest: z.string() })),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});
const buried = z.strictObject({
  id: ofKind("contact"),
  version: z.int(),
  register: z.string(),
  class: z.string(),
  lastDay: z.string(),
  disposal: ofKind("disposal"),
});

/** A contact out of the store; a row that does not fit is a defect, never a guess. */
export function parseContact(value: unknown): Contact {
  // Rows once repeated which cases name them; the cases alone say so.
  const { cases: _repeated, ...row } = value as Record<string, unknown>;
  return kept.parse({ transcripts: [], rectified: [], ...unheld(row), ...row }) as unknown as Contact;
}

/** A tombstone out of the store. */
export function parseTombstone(value: unknown): Tombstone {
  return buried.parse(value) as unknown as Tombstone;
}

/** Rows from before there were holds have none; nor had any a transcript or a statement then. */
function unheld({ lastDay }: Record<string, unknown>) {
  return { holds: [], freezes: [], erasure: null, keptUntil: lastDay, keepingVersion: 0, marks: [] };
}

import type { CaseId, ContactId, Id, Instant, PersonId } from "@tallenne/domain";
import { type Documents, keeps } from "@tallenne/store";
import { z } from "zod";

/**
 * A statement of whom a contact is about, as it is kept: its words sealed under the contact's own key, so that they go when the contact goes. Never changed:
 * another one takes its place, and which one stands is the catalogue's to say, by its digest.
 */
export interface Statement {
  readonly id: Id<"note">;
  readonly version: number;
  readonly contact: ContactId;
  /** The request it was written for. */
  readonly case: CaseId;
  readonly author: PersonId;
  readonly at: Instant;
  /** Sealed words, base64. */
  readonly sealed: string;
  /** SHA-256 of the sealed words, hexadecimal. */
  readonly digest: string;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  contact: z.string(),
  case: z.string(),
  author: z.string(),
  at: z.string(),
  sealed: z.string(),
  digest: z.string(),
});

const statementsKept = keeps<Statement>("reading-room.statements", {
  register: "each contact's own",
  personal: ["sealed", "author"],
  term: "as contact",
  indexes: ["contact"],
  many: [],
  parse: (value) => kept.parse(value) as unknown as Statement,
});

/** Opens the collection. */
export function openStatements(documents: Documents) {
  return documents.open(statementsKept);
}

import type { NoteView } from "@tallenne/contracts";
import type { CaseId, ContactId, Id, Instant, PersonId } from "@tallenne/domain";
import { type Documents, keeps } from "@tallenne/store";
import { roleCode } from "@tallenne/contracts";
import { z } from "zod";

/** A note as it is kept: its words sealed under the contact's own key, so that they go when the contact goes, wherever its keys move until then. */
export interface Note {
  readonly id: Id<"note">;
  readonly version: number;
  readonly contact: ContactId;
  readonly author: PersonId;
  readonly role: NoteView["role"];
  readonly purpose: string;
  readonly case: CaseId | null;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly isShared: boolean;
  readonly at: Instant;
  /** Sealed words, base64. */
  readonly sealed: string;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  contact: z.string(),
  author: z.string(),
  role: roleCode,
  purpose: z.string(),
  case: z.string().nullable(),
  fromMs: z.int(),
  toMs: z.int().nullable(),
  isShared: z.boolean(),
  at: z.string(),
  sealed: z.string(),
});

const notesKept = keeps<Note>("reading-room.notes", {
  register: "each contact's own",
  personal: ["sealed", "author"],
  term: "as contact",
  indexes: ["contact"],
  many: [],
  parse: (value) => kept.parse(value) as unknown as Note,
});

/** Opens the collection. */
export function openNotes(documents: Documents) {
  return documents.open(notesKept);
}

/** Who reads, and for what. */
export interface NoteReader {
  readonly person: PersonId;
  readonly purpose: string;
  readonly case: CaseId | null;
}

/** A writer reads the own notes for the purpose and case they were written for; others those that are shared there. Nothing crosses into another purpose. */
export function isReadBy(
  note: Pick<Note, "author" | "purpose" | "case" | "isShared">,
  reader: NoteReader,
): boolean {
  if (note.purpose !== reader.purpose || note.case !== reader.case) return false;
  return note.author === reader.person || note.isShared;
}

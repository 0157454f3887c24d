import type { CaseId, ContactId, Id, PartId } from "@tallenne/domain";
import { fieldBytes } from "../field-bytes.ts";

/** The sealed objects a contact can have: what came, and what was derived from it while it came. */
export type PartKind =
  | "original"
  | "access"
  | "peaks"
  | "silence"
  | "text"
  | `attachment-${number}`
  | LatePart;

/** Parts that come after the others, each under a key of its own. */
export type LatePart = `transcript-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** A part: one sealed object. A new attempt to put it is a new part id. */
export interface Part {
  readonly contact: ContactId;
  readonly part: PartId;
  readonly kind: PartKind;
}

const form = /^(original|access|peaks|silence|text|attachment-[1-9]\d{0,2}|transcript-[1-9])$/;
const late = /^transcript-[1-9]$/;

/** Whether a text names a kind of part; attachments count from 1 to 999. */
export function isPartKind(text: string): text is PartKind {
  return form.test(text);
}

/** Whether a part came after the others: it opens with the key of its own name. */
export function isLatePart(kind: PartKind): kind is LatePart {
  return late.test(kind);
}

/**
 * The context a part is sealed in: its immutable identity, so one part cannot be shown as another. Never class or last
 * day: keys move between buckets without a re-seal (flows D12, D14). Throws RangeError for an unknown kind.
 */
export function partContext({ contact, part, kind }: Part): Buffer {
  if (!isPartKind(kind)) throw new RangeError("unknown kind of part");
  return fieldBytes("tallenne/part@v1", [contact, part, kind]);
}

/** The context a note beside a contact is sealed in, under the contact's record key: it can be shown as no other note, of no other contact. */
export function noteContext({
  contact,
  note,
}: {
  readonly contact: ContactId;
  readonly note: Id<"note">;
}): Buffer {
  return fieldBytes("tallenne/note@v1", [contact, note]);
}

/** The context a statement of a data subject is sealed in, under the contact's record key: it can be shown as no other, of no other contact or request. */
export function statementContext({
  contact,
  case: of,
  note,
}: {
  readonly contact: ContactId;
  readonly case: CaseId;
  readonly note: Id<"note">;
}): Buffer {
  return fieldBytes("tallenne/statement@v1", [contact, of, note]);
}

/**
 * The context in which words of an evaluation are sealed under the contact's record key: scores and feedback, or the adviser's answer. They can be shown as
 * no other evaluation, of no other contact.
 */
export function evaluationContext({
  contact,
  evaluation,
  words,
}: {
  readonly contact: ContactId;
  readonly evaluation: Id<"evaluation">;
  readonly words: "scores" | "answer";
}): Buffer {
  return fieldBytes("tallenne/evaluation@v1", [contact, evaluation, words]);
}

/** Where the part lies in the object store: ids only, chosen here, never by what came in. */
export function partKey({ contact, part }: Pick<Part, "contact" | "part">): string {
  return `${contact}/${part}`;
}

import type { ContactId, PartId } from "@tallenne/domain";
import { fieldBytes } from "../field-bytes.ts";

/** The sealed objects a contact can have: what came, and what was derived from it while it came. */
export type PartKind = "original" | "access" | "peaks" | "silence" | "text" | `attachment-${number}`;

/** A part: one sealed object. A new attempt to put it is a new part id. */
export interface Part {
  readonly contact: ContactId;
  readonly part: PartId;
  readonly kind: PartKind;
}

const form = /^(original|access|peaks|silence|text|attachment-[1-9]\d{0,2})$/;

/** Whether a text names a kind of part; attachments count from 1 to 999. */
export function isPartKind(text: string): text is PartKind {
  return form.test(text);
}

/**
 * The context a part is sealed in: its immutable identity, so one part cannot be shown as another. Never class or last
 * day: keys move between buckets without a re-seal (flows D12, D14). Throws RangeError for an unknown kind.
 */
export function partContext({ contact, part, kind }: Part): Buffer {
  if (!isPartKind(kind)) throw new RangeError("unknown kind of part");
  return fieldBytes("tallenne/part@v1", [contact, part, kind]);
}

/** Where the part lies in the object store: ids only, chosen here, never by what came in. */
export function partKey({ contact, part }: Pick<Part, "contact" | "part">): string {
  return `${contact}/${part}`;
}

declare const idKind: unique symbol;

/** Every kind of thing that carries an opaque id. Closed: a new kind is added here, never made up at the place of use. */
export const idKinds = [
  "announcement",
  "bucket",
  "case",
  "certificate",
  "commitment",
  "contact",
  "disposal",
  "entry",
  "envelope",
  "evaluation",
  "event",
  "finding",
  "form",
  "freeze",
  "grant",
  "hold",
  "instance",
  "job",
  "note",
  "part",
  "person",
  "policy",
  "refusal",
  "request",
  "room",
  "session",
  "sitting",
  "source",
  "terminal",
  "ticket",
  "upload",
  "visit",
] as const;

/** Name of a kind of id, its prefix. */
export type IdKind = (typeof idKinds)[number];

/** An opaque id, `<kind>_<26 characters>`: 128 random bits in Crockford base32. Never time-ordered, never counting. */
export type Id<K extends IdKind> = string & { readonly [idKind]: K };

export type AnnouncementId = Id<"announcement">;
export type CaseId = Id<"case">;
export type CommitmentId = Id<"commitment">;
export type ContactId = Id<"contact">;
export type DisposalId = Id<"disposal">;
export type EntryId = Id<"entry">;
export type FreezeId = Id<"freeze">;
export type GrantId = Id<"grant">;
export type HoldId = Id<"hold">;
export type PartId = Id<"part">;
export type PersonId = Id<"person">;
export type PolicyId = Id<"policy">;
export type RoomId = Id<"room">;
export type SessionId = Id<"session">;
export type SittingId = Id<"sitting">;
export type SourceId = Id<"source">;
export type TerminalId = Id<"terminal">;
export type TicketId = Id<"ticket">;
export type UploadId = Id<"upload">;
export type VisitId = Id<"visit">;

const form = /^([a-z][a-z-]*)_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
const known: ReadonlySet<string> = new Set(idKinds);

/**
 * The id of `kind` made of 16 random bytes. The bytes are one big-endian number of 128 bits, so the first character is 0–7.
 * Throws RangeError when there are not exactly 16 bytes.
 */
export function idFrom<K extends IdKind>(kind: K, bytes: Uint8Array): Id<K> {
  if (bytes.length !== 16) throw new RangeError("an id is made of 16 bytes");
  return `${kind}_${base32(bytes)}` as Id<K>;
}

/** Whether `text` is a well-formed id of `kind`; says nothing about existence. */
export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return kindOf(text) === kind;
}

/** The kind of a well-formed id, undefined for any other text. */
export function kindOf(text: string): IdKind | undefined {
  const kind = form.exec(text)?.[1];
  return kind !== undefined && known.has(kind) ? (kind as IdKind) : undefined;
}

/** Crockford base32, lower case: no i, l, o, u. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

function base32(bytes: Uint8Array): string {
  // 26 characters hold 130 bits: two zero bits stand before the 128.
  let characters = "";
  let bits = 2;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      characters += alphabet.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return characters;
}

import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";

/** The public half of the key that signs a log's checkpoints. */
export interface NoteKey {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ public key). */
  readonly keyId: Uint8Array;
  readonly key: KeyObject;
}

/** The text is no note, or no signature of the known key holds. */
export class NoteRefused extends Error {
  readonly code = "note-refused";

  constructor(reason: string) {
    super(reason);
    this.name = "NoteRefused";
  }
}

const ed25519 = 1;
/** DER of an Ed25519 SubjectPublicKeyInfo up to the 32 bytes of the key (RFC 8410). */
const spkiStart = Buffer.from("302a300506032b6570032100", "hex");
const keyForm = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;
const signatureForm = /^— ([^+\s]+) ([A-Za-z0-9+/=]+)$/;

/** Key id of an Ed25519 note key (C2SP signed-note). */
function noteKeyId(name: string, publicKey: Uint8Array): Uint8Array {
  return createHash("sha256")
    .update(`${name}\n`)
    .update(Uint8Array.of(ed25519))
    .update(publicKey)
    .digest()
    .subarray(0, 4);
}

/** Reads a public key in the usual text form `name+8 hex digits+base64`. Throws `NoteRefused`. */
export function noteKeyOf(text: string): NoteKey {
  const [, name = "", id = "", encoded = ""] = keyForm.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, "base64");
  if (name === "" || bytes.length !== 33 || bytes[0] !== ed25519)
    throw new NoteRefused("this is no Ed25519 note key of the form name+8 hex digits+base64");
  const publicKey = bytes.subarray(1);
  const keyId = noteKeyId(name, publicKey);
  if (Buffer.from(keyId).toString("hex") !== id)
    throw new NoteRefused("the key's number does not belong to its name and bytes: the text was changed");
  const der = Buffer.concat([spkiStart, publicKey]);
  return { name, keyId, key: createPublicKey({ key: der, format: "der", type: "spki" }) };
}

/**
 * The text of a signed note (C2SP signed-note v1) after its signature by `key` was checked. Other signatures are passed over.
 * Throws `NoteRefused`.
 */
export function openNote(note: string, key: NoteKey): string {
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new NoteRefused("this is no signed note: no signature lines");
  // eslint-disable-next-line no-control-regex -- C2SP signed-note forbids exactly these
  if (/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note))
    throw new NoteRefused("this is no signed note: control characters");
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split("\n");
  const ours = lines
    .map((line) => signatureOf(line))
    .filter((found) => found.name === key.name && sameId(found, key));
  if (ours.length === 0) throw new NoteRefused(`it carries no signature of ${key.name} by the given key`);
  for (const { signature } of ours)
    if (!verify(null, Buffer.from(text), key.key, signature))
      throw new NoteRefused(`the signature of ${key.name} does not belong to this text`);
  return text;
}

interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

function signatureOf(line: string): NoteSignature {
  const [, name = "", encoded = ""] = signatureForm.exec(line) ?? [];
  const bytes = Buffer.from(encoded, "base64");
  if (name === "" || bytes.length <= 4 || bytes.toString("base64") !== encoded)
    throw new NoteRefused("one of its signature lines cannot be read");
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

function sameId(found: NoteSignature, key: NoteKey): boolean {
  return Buffer.compare(found.keyId, key.keyId) === 0;
}

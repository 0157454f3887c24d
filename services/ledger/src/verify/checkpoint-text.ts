import { type NoteKey, NoteRefused, openNote } from "./signed-note.ts";
import { hashLength } from "./tree-hash.ts";

/** What a log promised at one moment. */
export interface Checkpoint {
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  /** RFC 6962 root over them. */
  readonly root: Buffer;
}

/**
 * Reads a signed checkpoint (C2SP tlog-checkpoint v1) and checks its signature by `key` and that its origin is the key's name.
 * Throws `NoteRefused`.
 */
export function openCheckpoint(note: string, key: NoteKey): Checkpoint {
  const [origin = "", size = "", encoded = "", ...rest] = openNote(note, key).slice(0, -1).split("\n");
  if (origin !== key.name) throw new NoteRefused(`it is of the log ${origin}, not of ${key.name}`);
  if (!/^(0|[1-9]\d{0,14})$/.test(size)) throw new NoteRefused("its second line is no size");
  const root = Buffer.from(encoded, "base64");
  if (root.length !== hashLength || root.toString("base64") !== encoded)
    throw new NoteRefused("its third line is no root hash");
  if (rest.includes("")) throw new NoteRefused("it has an empty line in its text");
  return { origin, size: Number(size), root };
}

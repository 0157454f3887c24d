import { EntryRefused } from "./errors.ts";
import { leafHash, longestEntry } from "./hash.ts";
import { type EntryDescription, type LogEntry } from "./log.ts";

/** An entry that a log can take, hashed and described. */
export interface PreparedEntry {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly leaf: Buffer;
  readonly description: EntryDescription;
}

/** Checks, copies, hashes and describes an entry. Throws `EntryRefused`. */
export function prepareEntry(
  entry: LogEntry,
  describe: (bytes: Uint8Array) => EntryDescription,
): PreparedEntry {
  const { id } = entry;
  if (entry.bytes.length === 0) throw new EntryRefused("an entry without bytes");
  if (entry.bytes.length > longestEntry)
    throw new EntryRefused(`an entry is at most ${longestEntry} bytes long`);
  const bytes = Uint8Array.from(entry.bytes); // the caller may use its buffer again before the sync has ended
  const description = described(bytes, describe);
  if (description.id !== id) throw new EntryRefused("the entry's bytes name another id");
  if (!Number.isSafeInteger(description.at)) throw new EntryRefused("the entry's bytes name no time");
  return { id, bytes, leaf: leafHash(bytes), description };
}

function described(bytes: Uint8Array, describe: (bytes: Uint8Array) => EntryDescription): EntryDescription {
  try {
    return describe(bytes);
  } catch {
    throw new EntryRefused("the entry's bytes cannot be described");
  }
}

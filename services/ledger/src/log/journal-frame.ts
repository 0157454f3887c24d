import { hash } from "node:crypto";
import { bundleOf } from "./bundle.ts";
import { entriesOf } from "../verify/bundle-text.ts";
import { LogDamaged } from "./errors.ts";
import { hashLength } from "./hash.ts";

/** Entries that were made durable together. */
export interface JournalFrame {
  /** Index of the first of them. */
  readonly first: number;
  readonly entries: readonly Uint8Array[];
}

/** What a journal file holds. */
export interface JournalContent {
  readonly frames: readonly JournalFrame[];
  /** Bytes after the last whole frame: a write that was never acknowledged. */
  readonly torn: number;
}

// magic "TLJ1" ‖ count, uint32 ‖ first, uint64 ‖ payload length, uint32 ‖ payload as an entry bundle ‖ SHA-256 of all of it
const magic = Buffer.from("TLJ1");
const headerLength = 20;

/** The bytes of one frame. The digest tells a whole frame from one that was being written when the power went. */
export function frameBytes({ first, entries }: JournalFrame): Buffer {
  const payload = bundleOf(entries);
  const frame = Buffer.allocUnsafe(headerLength + payload.length + hashLength);
  magic.copy(frame);
  frame.writeUInt32BE(entries.length, 4);
  frame.writeBigUInt64BE(BigInt(first), 8);
  frame.writeUInt32BE(payload.length, 16);
  payload.copy(frame, headerLength);
  const end = headerLength + payload.length;
  frame.set(hash("sha256", frame.subarray(0, end), "buffer"), end);
  return frame;
}

/**
 * Reads a journal file. A broken end is cut, because a frame is acknowledged only after it was synced, and the next one is written only
 * after that. A whole frame after a broken one therefore means damage to acknowledged entries: throws `LogDamaged`.
 */
export function readJournal(bytes: Uint8Array, where: string): JournalContent {
  const journal = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: JournalFrame[] = [];
  let at = 0;
  while (at < journal.length) {
    const found = frameAt(journal, at);
    if (!found) break;
    frames.push(found.frame);
    at = found.end;
  }
  for (let next = journal.indexOf(magic, at); next >= 0; next = journal.indexOf(magic, next + 1))
    if (frameAt(journal, next))
      throw new LogDamaged(where, `acknowledged entries at byte ${at} cannot be read`);
  return { frames, torn: journal.length - at };
}

function frameAt(journal: Buffer, at: number): { frame: JournalFrame; end: number } | undefined {
  if (journal.length - at < headerLength + hashLength || magic.compare(journal, at, at + 4) !== 0)
    return undefined;
  const end = at + headerLength + journal.readUInt32BE(at + 16);
  if (end + hashLength > journal.length) return undefined;
  const digest = hash("sha256", journal.subarray(at, end), "buffer");
  if (digest.compare(journal, end, end + hashLength) !== 0) return undefined;
  const first = Number(journal.readBigUInt64BE(at + 8));
  return {
    frame: { first, entries: entriesOf(journal.subarray(at + headerLength, end)) },
    end: end + hashLength,
  };
}

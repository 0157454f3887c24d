import { hash } from "node:crypto";

/** Length of a SHA-256 hash. */
export const hashLength = 32;

/** Longest entry: its length is written in 16 bits (C2SP tlog-tiles). */
export const longestEntry = 65_535;

/** Root of an empty log (RFC 6962 §2.1). */
export const emptyRoot: Uint8Array = hash("sha256", new Uint8Array(0), "buffer");

// Both are filled and hashed within one synchronous call: sharing them saves an allocation per entry.
const leafSpace = Buffer.alloc(1 + longestEntry);
const nodeSpace = Buffer.alloc(1 + 2 * hashLength, 1);

/** RFC 6962 leaf hash: SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Buffer {
  leafSpace.set(entry, 1);
  return hash("sha256", leafSpace.subarray(0, 1 + entry.length), "buffer");
}

/** RFC 6962 node hash: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  nodeSpace.set(left, 1);
  nodeSpace.set(right, 1 + hashLength);
  return hash("sha256", nodeSpace, "buffer");
}

/** Hash of a complete subtree whose leaves or inner hashes (a power of two of them) stand one after another in `row`. */
export function subtreeHash(row: Uint8Array): Uint8Array {
  if (row.length === hashLength) return row;
  const middle = row.length / 2;
  return nodeHash(subtreeHash(row.subarray(0, middle)), subtreeHash(row.subarray(middle)));
}

import { hash } from "node:crypto";
import { hashLength } from "./tree-hash.ts";

/** Why a bundle cannot be read, in words for a person. */
export class BundleBroken extends Error {
  readonly code = "bundle-broken";

  constructor(reason: string) {
    super(reason);
    this.name = "BundleBroken";
  }
}

/**
 * The entries of an entry bundle (C2SP tlog-tiles): each a big-endian 16-bit length and its bytes. The entries are views into
 * `bundle`. Throws `BundleBroken` when the bytes end within an entry.
 */
export function entriesOf(bundle: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  walk(bundle, (start, end) => entries.push(bundle.subarray(start, end)));
  return entries;
}

/** The RFC 6962 hashes of a bundle's entries, one after another. Overwrites the lengths in `bundle`, which must not be used again. */
export function consumeToHashes(bundle: Uint8Array): Buffer {
  const hashes: Buffer[] = [];
  walk(bundle, (start, end) => {
    // The byte before an entry is the end of its length: it becomes the 0x00 of the leaf, and nothing has to be copied.
    bundle[start - 1] = 0;
    hashes.push(hash("sha256", bundle.subarray(start - 1, end), "buffer"));
  });
  return Buffer.concat(hashes, hashes.length * hashLength);
}

function walk(bundle: Uint8Array, visit: (start: number, end: number) => void): void {
  for (let at = 0; at < bundle.length;) {
    const high = bundle[at];
    const low = bundle[at + 1];
    if (high === undefined || low === undefined)
      throw new BundleBroken("it ends within the length of an entry");
    const start = at + 2;
    const end = start + high * 256 + low;
    if (end > bundle.length) throw new BundleBroken("it ends within an entry");
    visit(start, end);
    at = end;
  }
}

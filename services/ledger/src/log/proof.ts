import { emptyRoot, nodeHash, subtreeHash } from "./hash.ts";
import { tileHeight } from "./tree.ts";

/** Tells `count` hashes of a tile level from place `from` on, one after another. */
export type HashReader = (level: number, from: number, count: number) => Promise<Uint8Array>;

/** RFC 6962 root of the first `size` entries. */
export async function rootOf(read: HashReader, size: number): Promise<Uint8Array> {
  return size === 0 ? emptyRoot : await rangeHash(read, 0, size);
}

/** RFC 6962 §2.1.1: the audit path of entry `index` in the tree of `size` entries, from the leaf up. RangeError outside it. */
export async function inclusionPath(read: HashReader, index: number, size: number): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError("no such entry in this tree");
  const path: Uint8Array[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + leftSize(to - from);
    if (index < middle) {
      path.push(await rangeHash(read, middle, to));
      to = middle;
    } else {
      path.push(await rangeHash(read, from, middle));
      from = middle;
    }
  }
  return path.toReversed();
}

/** RFC 6962 §2.1.2: proof that the tree of `newer` entries begins with that of `older`. RangeError unless 0 ≤ older ≤ newer. */
export async function consistencyPath(read: HashReader, older: number, newer: number): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(older) || older < 0 || older > newer) throw new RangeError("no such older tree");
  if (older === 0 || older === newer) return [];
  const path: Uint8Array[] = [];
  let [from, to] = [0, newer];
  while (older !== to) {
    const middle = from + leftSize(to - from);
    if (older <= middle) {
      path.push(await rangeHash(read, middle, to));
      to = middle;
    } else {
      path.push(await rangeHash(read, from, middle));
      from = middle;
    }
  }
  // A left edge that is the whole older tree is known to whoever asks.
  if (from > 0) path.push(await rangeHash(read, from, to));
  return path.toReversed();
}

/** Hash of the leaves `from` ≤ index < `to`, where `from` is where RFC 6962 splits. */
async function rangeHash(read: HashReader, from: number, to: number): Promise<Uint8Array> {
  const count = to - from;
  const left = leftSize(count);
  if (count === 1 || 2 * left === count) return completeHash(read, from, count);
  return nodeHash(await completeHash(read, from, left), await rangeHash(read, from + left, to));
}

/** Hash of a complete subtree of `count` leaves, a power of two, from the widest tile level inside it. */
async function completeHash(read: HashReader, from: number, count: number): Promise<Uint8Array> {
  const level = Math.floor(Math.log2(count) / tileHeight);
  const span = 2 ** (level * tileHeight);
  return subtreeHash(await read(level, from / span, count / span));
}

/** The largest power of two smaller than `count`; 1 for 1. */
function leftSize(count: number): number {
  let left = 1;
  while (2 * left < count) left *= 2;
  return left;
}

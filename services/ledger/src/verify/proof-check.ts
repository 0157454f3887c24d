import { joined } from "./tree-hash.ts";

/**
 * The root that an inclusion proof leads to (RFC 9162 §2.1.3.2, the same trees as RFC 6962), or undefined when the proof has a wrong
 * length or the index lies outside the tree.
 */
export function rootByInclusion(
  leaf: Uint8Array,
  { index, size, hashes }: { index: number; size: number; hashes: readonly Uint8Array[] },
): Uint8Array | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return undefined;
  let place = index;
  let last = size - 1;
  let root = leaf;
  for (const sibling of hashes) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      root = joined(sibling, root);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else root = joined(root, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? root : undefined;
}

/** Whether a consistency proof (RFC 9162 §2.1.4.2) shows that the newer tree begins with exactly the older one. */
export function isConsistent(
  older: { size: number; root: Uint8Array },
  newer: { size: number; root: Uint8Array },
  hashes: readonly Uint8Array[],
): boolean {
  if (older.size === newer.size) return hashes.length === 0 && same(older.root, newer.root);
  if (older.size === 0) return hashes.length === 0;
  if (older.size > newer.size) return false;
  const path = isPowerOfTwo(older.size) ? [older.root, ...hashes] : [...hashes];
  let [first, last] = [older.size - 1, newer.size - 1];
  while (first % 2 === 1) [first, last] = [half(first), half(last)];
  const start = path.shift();
  if (start === undefined) return false;
  let [olderRoot, newerRoot] = [start, start];
  for (const sibling of path) {
    if (last === 0) return false;
    if (first % 2 === 1 || first === last) {
      olderRoot = joined(sibling, olderRoot);
      newerRoot = joined(sibling, newerRoot);
      while (first % 2 === 0 && first !== 0) [first, last] = [half(first), half(last)];
    } else newerRoot = joined(newerRoot, sibling);
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && same(olderRoot, older.root) && same(newerRoot, newer.root);
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return value % 2 === 0 ? isPowerOfTwo(value / 2) : value === 1;
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

import { emptyRoot, hashLength, nodeHash } from "./hash.ts";
import { HashRow } from "./hash-row.ts";

/** Binary levels per level of tiles: 256 = 2^8 (C2SP tlog-tiles). */
export const tileHeight = 8;

/** Hashes of a full tile, entries of a full bundle. */
export const tileWidth = 256;

/**
 * The Merkle tree in memory: the right edge, and a row of hashes per tile level. Level 0 keeps what is not yet published in every folder;
 * the levels above are kept whole (32 bytes per 256 entries), so that every bundle read back can be checked against them.
 */
export class MerkleTree {
  #size = 0;
  /** Hash of the complete subtree of 2^height leaves at the right edge, where the size has that bit. */
  readonly #edge: (Uint8Array | undefined)[] = [];
  readonly #rows: HashRow[] = [new HashRow()];

  get size(): number {
    return this.#size;
  }

  /** Hashes per tile level. */
  row(level: number): HashRow | undefined {
    return this.#rows[level];
  }

  /** Takes the next leaf hash. */
  add(leaf: Uint8Array): void {
    this.#rows[0]?.push(leaf);
    this.#grow(leaf, 0);
  }

  /** Takes the hash of a full level 0 tile whose leaves lie in a folder. Only while no single leaf was added. */
  addTile(hash: Uint8Array): void {
    if (this.#size % tileWidth !== 0) throw new RangeError("a tile follows only whole tiles");
    this.#row(1).push(hash);
    this.#grow(hash, tileHeight);
    const begun = new HashRow();
    begun.beginAt(this.#size);
    this.#rows[0] = begun;
  }

  /** Takes every hash of a row of full level 0 tiles, one after another. */
  addTiles(row: Uint8Array): void {
    for (let at = 0; at < row.length; at += hashLength) this.addTile(row.subarray(at, at + hashLength));
  }

  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (const hash of this.#edge) if (hash) root = root ? nodeHash(hash, root) : hash;
    return root ?? emptyRoot;
  }

  #grow(hash: Uint8Array, from: number): void {
    let grown = hash;
    let height = from;
    for (let left = this.#edge[height]; left; left = this.#edge[height]) {
      grown = nodeHash(left, grown);
      this.#edge[height] = undefined;
      height += 1;
      if (height % tileHeight === 0) this.#row(height / tileHeight).push(grown);
    }
    this.#edge[height] = grown;
    this.#size += 2 ** from;
  }

  #row(level: number): HashRow {
    return (this.#rows[level] ??= new HashRow());
  }
}

import { join } from "node:path";
import { BundleBroken, entriesOf } from "../verify/bundle-text.ts";
import { type Disk } from "./disk.ts";
import { LogDamaged } from "./errors.ts";
import { hashLength, leafHash, subtreeHash } from "./hash.ts";
import { type FolderPlace, type LogNotice, type StoredEntry } from "./log.ts";
import { type HashReader } from "./proof.ts";
import { type Tail } from "./tail.ts";
import { tilePath } from "./tile-path.ts";
import { type MerkleTree, tileWidth } from "./tree.ts";

interface Bundle {
  readonly entries: readonly Uint8Array[];
  /** Their leaf hashes, one after another. */
  readonly leaves: Buffer;
}

/** A folder to read from. */
export interface ReadFolder {
  readonly place: FolderPlace;
  readonly folder: string;
  /** Entries in its tiles. */
  readonly published: number;
  readonly isLive: boolean;
  /** Its disk owes an answer. */
  readonly isBlocked: boolean;
}

const bundlesKept = 16;

/**
 * Reads entries and hashes of a log: new ones from memory, older ones from full bundles on disk. Every bundle is hashed again and compared
 * with the tree in memory, so what is told is what was signed; a folder whose bundle differs is passed over and reported.
 */
export class EntryReader {
  readonly #tree: MerkleTree;
  readonly #tail: Tail;
  readonly #folders: readonly ReadFolder[];
  readonly #disk: Disk;
  readonly #notice: (notice: LogNotice) => void;
  /** Least recently read first. */
  readonly #kept = new Map<number, Bundle>();

  constructor(given: {
    tree: MerkleTree;
    tail: Tail;
    folders: readonly ReadFolder[];
    disk: Disk;
    notice: (notice: LogNotice) => void;
  }) {
    this.#tree = given.tree;
    this.#tail = given.tail;
    this.#folders = given.folders;
    this.#disk = given.disk;
    this.#notice = given.notice;
  }

  /** Entries `from` ≤ index < `to`, all of which must be there. Rejects with `LogDamaged`. */
  async entries(from: number, to: number): Promise<StoredEntry[]> {
    const found: StoredEntry[] = [];
    for (let index = from; index < to;) {
      const start = index - (index % tileWidth);
      const end = Math.min(to, start + tileWidth);
      for (const bytes of await this.#part(start, index, end)) found.push({ index: index++, bytes });
    }
    return found;
  }

  /** Leaf hash of an entry. Rejects with `LogDamaged`. */
  async leaf(index: number): Promise<Buffer> {
    return Buffer.from(await this.hashes(0, index, 1));
  }

  /** Tells hashes to the proofs. */
  readonly hashes: HashReader = async (level, from, count) => {
    const row = this.#tree.row(level);
    if (!row) throw new RangeError("no such tile level");
    if (from >= row.start) return row.slice(from, from + count);
    // Only level 0 forgets, and what is asked of it lies within one tile.
    const { leaves } = await this.#bundle(Math.floor(from / tileWidth));
    const place = from % tileWidth;
    return leaves.subarray(place * hashLength, (place + count) * hashLength);
  };

  async #part(start: number, from: number, to: number): Promise<readonly Uint8Array[]> {
    if (from >= this.#tail.start) return this.#tail.slice(from, to);
    const { entries } = await this.#bundle(start / tileWidth);
    return entries.slice(from - start, to - start);
  }

  async #bundle(index: number): Promise<Bundle> {
    const kept = this.#kept.get(index);
    if (kept) this.#kept.delete(index);
    const bundle = kept ?? (await this.#read(index));
    this.#kept.set(index, bundle);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= bundlesKept) break;
      this.#kept.delete(oldest);
    }
    return bundle;
  }

  async #read(index: number): Promise<Bundle> {
    const wanted = this.#tree.row(1)?.slice(index, index + 1);
    for (const from of this.#folders) {
      if (from.published < (index + 1) * tileWidth || (from.isBlocked && !from.isLive)) continue;
      const bundle = await this.#readFrom(from.folder, index);
      if (bundle && wanted?.equals(subtreeHash(bundle.leaves))) return bundle;
      this.#notice({ event: "ledger-bundle-damaged", place: from.place, bundle: index });
    }
    throw new LogDamaged(tilePath("entries", index), "no folder holds these entries as they were signed");
  }

  async #readFrom(folder: string, index: number): Promise<Bundle | undefined> {
    try {
      const bytes = await this.#disk.read(join(folder, tilePath("entries", index)));
      if (!bytes) return undefined;
      const entries = entriesOf(bytes);
      return entries.length === tileWidth
        ? { entries, leaves: Buffer.concat(entries.map(leafHash)) }
        : undefined;
    } catch (failure) {
      if (failure instanceof BundleBroken || (failure as NodeJS.ErrnoException).code === "EIO")
        return undefined;
      throw failure;
    }
  }
}

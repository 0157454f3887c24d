import { join } from "node:path";
import { BundleBroken, entriesOf } from "../verify/bundle-text.ts";
import { type Checkpoint, openCheckpoint } from "../verify/checkpoint-text.ts";
import { type NoteKey, NoteRefused } from "../verify/signed-note.ts";
import { type Disk } from "./disk.ts";
import { LogDamaged } from "./errors.ts";
import { hashLength, leafHash } from "./hash.ts";
import { readJournal } from "./journal-frame.ts";
import { tilePath } from "./tile-path.ts";
import { MerkleTree, tileWidth } from "./tree.ts";

/** What a folder holds, checked up to its signed root. */
export interface RecoveredFolder {
  readonly folder: string;
  /** The tree over everything that may have been acknowledged. */
  readonly tree: MerkleTree;
  /** Entries after the last full published bundle. */
  readonly tail: readonly Uint8Array[];
  /** The signed checkpoint; undefined in a new folder. */
  readonly published: { readonly size: number; readonly text: string; readonly at: number } | undefined;
  readonly journals: readonly string[];
  /** Bytes of a write that was under way at the end and never acknowledged. */
  readonly torn: number;
}

/**
 * Reads a log folder after whatever ended the last process. Only the right edge is read: the checkpoint, the row of level 1 hashes, the last
 * partial bundle and the journal; they must lead to the signed root. Throws `LogDamaged`; changes nothing on disk.
 */
export async function recoverFolder(disk: Disk, folder: string, key: NoteKey): Promise<RecoveredFolder> {
  const journals = (await disk.names(join(folder, "journal")))
    .filter((name) => /^\d{16}$/.test(name))
    .toSorted();
  const path = join(folder, "checkpoint");
  const text = (await disk.read(path))?.toString();
  if (text === undefined && (journals.length > 0 || (await disk.names(join(folder, "tile"))).length > 0))
    throw new LogDamaged(path, "the signed checkpoint is missing");
  const tree = new MerkleTree();
  const tail: Uint8Array[] = [];
  let published: RecoveredFolder["published"];
  if (text !== undefined) {
    const checkpoint = signedCheckpoint(text, { path, key });
    published = { size: checkpoint.size, text, at: (await disk.changedAt(path)) ?? 0 };
    await readTiles(disk, folder, { checkpoint, tree, tail });
  }
  const paths = journals.map((name) => join(folder, "journal", name));
  const torn = await readJournals(disk, paths, { tree, tail });
  return { folder, tree, tail, published, journals: paths, torn };
}

function signedCheckpoint(text: string, { path, key }: { path: string; key: NoteKey }): Checkpoint {
  try {
    return openCheckpoint(text, key);
  } catch (failure) {
    if (failure instanceof NoteRefused) throw new LogDamaged(path, failure.message);
    throw failure;
  }
}

async function readTiles(
  disk: Disk,
  folder: string,
  { checkpoint, tree, tail }: { checkpoint: Checkpoint; tree: MerkleTree; tail: Uint8Array[] },
): Promise<void> {
  const full = Math.floor(checkpoint.size / tileWidth);
  for (let start = 0; start < full; start += tileWidth) {
    const width = Math.min(tileWidth, full - start);
    const row = await readTile(disk, folder, { level: 1, index: start / tileWidth, width });
    tree.addTiles(row.subarray(0, width * hashLength));
  }
  const rest = checkpoint.size % tileWidth;
  if (rest > 0) {
    const path = tilePath("entries", full, rest);
    const bundle = await readTile(disk, folder, { level: "entries", index: full, width: rest });
    for (const entry of entriesIn(bundle, join(folder, path)).slice(0, rest)) {
      tree.add(leafHash(entry));
      tail.push(entry);
    }
  }
  if (tree.size !== checkpoint.size || !checkpoint.root.equals(tree.root()))
    throw new LogDamaged(folder, "its newest entries and hashes do not lead to the signed root");
}

/** A tile, or the full one that took the place of a partial one. */
async function readTile(
  disk: Disk,
  folder: string,
  { level, index, width }: { level: number | "entries"; index: number; width: number },
): Promise<Uint8Array> {
  const path = join(folder, tilePath(level, index, width));
  const found = (await disk.read(path)) ?? (await disk.read(join(folder, tilePath(level, index))));
  if (!found) throw new LogDamaged(path, "the file is missing");
  if (level !== "entries" && found.length < width * hashLength) throw new LogDamaged(path, "the file is cut");
  return found;
}

function entriesIn(bundle: Uint8Array, path: string): Uint8Array[] {
  try {
    return entriesOf(bundle);
  } catch (failure) {
    if (failure instanceof BundleBroken) throw new LogDamaged(path, failure.message);
    throw failure;
  }
}

/** Adds what the journals hold beyond the tiles; answers the bytes of a torn end. */
async function readJournals(
  disk: Disk,
  paths: readonly string[],
  { tree, tail }: { tree: MerkleTree; tail: Uint8Array[] },
): Promise<number> {
  let torn = 0;
  for (const path of paths) {
    const content = readJournal((await disk.read(path)) ?? new Uint8Array(0), path);
    for (const { first, entries } of content.frames) {
      if (torn > 0) throw new LogDamaged(path, "acknowledged entries before these cannot be read");
      if (first > tree.size)
        throw new LogDamaged(path, `entries ${tree.size} to ${first - 1} are missing before these`);
      for (const entry of entries.slice(tree.size - first)) {
        tree.add(leafHash(entry));
        tail.push(entry);
      }
    }
    torn += content.torn;
  }
  return torn;
}

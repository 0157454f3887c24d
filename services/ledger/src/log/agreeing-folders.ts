import { type Disk } from "./disk.ts";
import { EntryReader } from "./entry-reader.ts";
import { LogDamaged } from "./errors.ts";
import { rootOf } from "./proof.ts";
import { type RecoveredFolder } from "./recover-folder.ts";
import { Tail } from "./tail.ts";

/** The folders of one log: the one that holds most, and all in their own order. */
export interface AgreeingFolders {
  readonly fullest: RecoveredFolder;
  readonly all: readonly RecoveredFolder[];
  /** Root of the first `size` entries, of at most as many as the fullest holds. */
  readonly rootAt: (size: number) => Promise<Uint8Array>;
}

/** Checks that every folder holds the beginning of what the fullest one holds. Throws `LogDamaged`. */
export async function agreeing(all: readonly RecoveredFolder[], disk: Disk): Promise<AgreeingFolders> {
  const [fullest] = all.toSorted((one, other) => other.tree.size - one.tree.size);
  if (!fullest) throw new RangeError("a log needs a folder");
  const reader = new EntryReader({
    tree: fullest.tree,
    tail: tailOf(fullest),
    folders: [
      {
        place: "first",
        folder: fullest.folder,
        published: fullest.published?.size ?? 0,
        isBlocked: false,
        isLive: true,
      },
    ],
    disk,
    notice: () => undefined,
  });
  const rootAt = (size: number): Promise<Uint8Array> => rootOf(reader.hashes, size);
  for (const { folder, tree } of all) {
    const root = await rootAt(tree.size);
    if (Buffer.compare(root, tree.root()) !== 0)
      throw new LogDamaged(
        folder,
        `its ${tree.size} entries are not those of ${fullest.folder}: the folders tell two stories`,
      );
  }
  return { fullest, all, rootAt };
}

/** The entries in memory with which a log of this folder begins. */
export function tailOf({ tree, tail }: RecoveredFolder): Tail {
  return new Tail(tree.size - tail.length, tail);
}

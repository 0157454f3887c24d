import { constants } from "node:fs";
import { type FileHandle, lstat, open, readdir, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { ownFolders } from "./watched-folder.ts";

/** A plain file below the folder, as it was seen. */
export interface SeenFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly inode: number;
}

/** The path leads out of the folder, or is no plain file: somebody set a trap or moved things. */
export class NotBelow extends Error {
  readonly code = "not-below";

  constructor() {
    super("no plain file below the folder");
    this.name = "NotBelow";
  }
}

const deepest = 12;
/** More files than this are looked at next time. */
const mostFiles = 100_000;
/** Names under which programs write what is not whole yet. */
const unfinished = /(^\.)|(\.(part|partial|tmp|temp|filepart|crdownload|writing)$)|~$/i;

/** Every plain file below the folder, in the order of names. Links are not followed, neither to files nor to folders; hidden names are not ours. */
export async function filesBelow(root: string): Promise<readonly SeenFile[]> {
  const found: SeenFile[] = [];
  const own = new Set<string>(Object.values(ownFolders));
  const walk = async (path: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, path), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (unfinished.test(entry.name) || (path === "" && own.has(entry.name))) continue;
      if (found.length >= mostFiles) return;
      const below = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && depth < deepest) await walk(below, depth + 1);
      if (!entry.isFile()) continue;
      const seen = await lstat(join(root, below)).catch(() => undefined);
      if (seen?.isFile() === true)
        found.push({ path: below, size: seen.size, mtimeMs: seen.mtimeMs, inode: seen.ino });
    }
  };
  await walk("", 0);
  return found;
}

/** Opens a plain file below the folder for reading. Rejects `NotBelow` where a link or anything else than a file lies on the way. */
export async function openBelow(root: string, path: string): Promise<FileHandle> {
  await requireBelow(root, path);
  let file: FileHandle;
  try {
    file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (failure) {
    throw (failure as NodeJS.ErrnoException).code === "ELOOP" ? new NotBelow() : failure;
  }
  const status = await file.stat();
  if (status.isFile()) return file;
  await file.close();
  throw new NotBelow();
}

/** Rejects `NotBelow` where the folder of a path, its links followed, lies elsewhere. */
export async function requireBelow(root: string, path: string): Promise<void> {
  const [top, place] = await Promise.all([realpath(root), realpath(dirname(join(root, path)))]);
  if (place !== top && !place.startsWith(top + sep)) throw new NotBelow();
}

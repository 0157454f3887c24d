import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The files of a log, for reading only. Paths are relative, with `/`. */
export interface LogFolder {
  /** The bytes of a file, fresh for the caller to keep; undefined when there is none. Other failures reject. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Every file below a folder, in no order; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
}

/** A log folder on disk. */
export function logFolderAt(path: string): LogFolder {
  return {
    read: async (name) => {
      try {
        return await readFile(join(path, name));
      } catch (failure) {
        if (isMissing(failure)) return undefined;
        throw failure;
      }
    },
    list: async (folder) => {
      try {
        const found = await readdir(join(path, folder), { recursive: true, withFileTypes: true });
        return found
          .filter((entry) => !entry.isDirectory())
          .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join("/"));
      } catch (failure) {
        if (isMissing(failure)) return [];
        throw failure;
      }
    },
  };
}

function isMissing(failure: unknown): boolean {
  const { code } = failure as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR";
}

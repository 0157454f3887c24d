import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { LogFolder } from "../verify/log-folder.ts";

/** The files of a log in memory, for tests that change them some thousand times. */
export type LogFiles = ReadonlyMap<string, Uint8Array>;

/** Reads the published files of a log folder: checkpoint and tiles. */
export function readLogFiles(folder: string): LogFiles {
  const files = new Map([["checkpoint", new Uint8Array(readFileSync(join(folder, "checkpoint")))]]);
  for (const entry of readdirSync(join(folder, "tile"), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files.set(relative(folder, path), new Uint8Array(readFileSync(path)));
    }
  return files;
}

/** Such files as the verifier reads them. */
export function folderOf(files: LogFiles): LogFolder {
  return {
    read: (path) => {
      const bytes = files.get(path);
      return Promise.resolve(bytes && Uint8Array.from(bytes));
    },
    list: (folder) => Promise.resolve([...files.keys()].filter((path) => path.startsWith(`${folder}/`))),
  };
}

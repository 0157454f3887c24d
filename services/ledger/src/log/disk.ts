import {
  makeFolder,
  readIfPresent,
  removeDurably,
  sweepPartials,
  syncFolder,
  writeDurably,
} from "@tallenne/runtime";
import { open, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";

/** A file that only grows, open for writing. */
export interface GrowingFile {
  /** Writes all bytes at the end; they are not durable yet. */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes everything written durable. After a rejection nothing may be said about what was written since the last time. */
  sync(): Promise<void>;
  /** Cuts the file to `length` bytes, durably. */
  cut(length: number): Promise<void>;
  close(): Promise<void>;
}

/** The file operations a log needs; the seam where tests put faults. Paths are absolute. Failures carry the system's `code`. */
export interface Disk {
  read(path: string): Promise<Uint8Array | undefined>;
  /** When a file was last written, epoch milliseconds; undefined when it is missing. */
  changedAt(path: string): Promise<number | undefined>;
  /** Names in a folder; none when it is missing. */
  names(folder: string): Promise<string[]>;
  /** Makes a new empty file, durable in its folder; a former one of the name is removed first. */
  create(path: string): Promise<GrowingFile>;
  /** Puts a whole file in place so that it survives a power cut, or leaves what was there. */
  place(path: string, bytes: Uint8Array | string): Promise<void>;
  /** Removes a file, durably. */
  remove(path: string): Promise<void>;
  /** Removes a folder and what is in it. */
  removeFolder(path: string): Promise<void>;
}

/** The machine's own disk. */
export function nodeDisk(): Disk {
  const known = new Set<string>();
  /** A folder in which what interrupted writes left is gone. */
  const ready = async (folder: string): Promise<void> => {
    if (known.has(folder)) return;
    await makeFolder(folder);
    await sweepPartials(folder);
    known.add(folder);
  };
  return {
    read: readIfPresent,
    changedAt: async (path) => {
      try {
        return Math.floor((await stat(path)).mtimeMs);
      } catch (failure) {
        if ((failure as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw failure;
      }
    },
    names: async (folder) => {
      try {
        return await readdir(folder);
      } catch (failure) {
        if ((failure as NodeJS.ErrnoException).code === "ENOENT") return [];
        throw failure;
      }
    },
    create: async (path) => {
      const folder = dirname(path);
      await ready(folder);
      await removeDurably(path);
      const file = await growingFile(path);
      await syncFolder(folder);
      return file;
    },
    place: async (path, bytes) => {
      await ready(dirname(path));
      await writeDurably(dirname(path), basename(path), bytes);
    },
    remove: async (path) => void (await removeDurably(path)),
    removeFolder: async (path) => {
      known.delete(path);
      await rm(path, { recursive: true, force: true });
    },
  };
}

async function growingFile(path: string): Promise<GrowingFile> {
  const file = await open(path, "wx", 0o600);
  let length = 0;
  return {
    write: async (bytes) => {
      for (let written = 0; written < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, written, bytes.length - written, length + written);
        written += bytesWritten;
      }
      length += bytes.length;
    },
    sync: () => file.datasync(),
    cut: async (to) => {
      await file.truncate(to);
      await file.sync();
      length = to;
    },
    close: () => file.close(),
  };
}

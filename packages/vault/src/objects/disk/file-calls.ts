import { link, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { syncFolder } from "@tallenne/runtime";
import { sharedFile } from "../../access-bits.ts";

/** A file that is being written. */
export interface WrittenFile {
  /** Writes all of the pieces at the end. */
  append(pieces: readonly Uint8Array[]): Promise<void>;
  /** Resolves when the bytes are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What the disk adapter asks of the file system: the seam at which the tests watch the order and let calls fail. */
export interface FileCalls {
  /** A new file, readable by the owner only; rejects EEXIST when the name is taken. */
  create(path: string): Promise<WrittenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; rejects EEXIST when the name is taken, EXDEV when it lies on another disk. */
  link(path: string, name: string): Promise<void>;
  /** Resolves when the bytes of a file that is written and closed are on the disk. */
  syncFile(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Size and last change (epoch milliseconds) of a file, undefined when there is none. */
  look(path: string): Promise<{ readonly length: number; readonly changedAt: number } | undefined>;
  names(folder: string): Promise<string[]>;
}

/** The file system of this machine. */
export const fileCalls: FileCalls = {
  async create(path) {
    const file = await open(path, "wx", sharedFile);
    return {
      async append(pieces) {
        let left = pieces.filter((piece) => piece.length > 0);
        while (left.length > 0) left = behind(left, (await file.writev(left)).bytesWritten);
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename,
  link,
  async syncFile(path) {
    const file = await open(path, "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  syncFolder,
  remove: unlink,
  async look(path) {
    try {
      const { size, mtimeMs } = await stat(path);
      return { length: size, changedAt: mtimeMs };
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw failure;
    }
  },
  names: readdir,
};

/** What remains of the pieces after `written` bytes: a nearly full disk may take less than it was given. */
function behind(pieces: readonly Uint8Array[], written: number): Uint8Array[] {
  let skip = written;
  const left: Uint8Array[] = [];
  for (const piece of pieces) {
    if (skip < piece.length) left.push(piece.subarray(skip));
    skip = Math.max(0, skip - piece.length);
  }
  return left;
}

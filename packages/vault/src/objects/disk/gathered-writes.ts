import { NoSpace } from "../object-port.ts";
import type { WrittenFile } from "./file-calls.ts";

/** Small pieces gathered into few writes, of which one is under way while the next bytes are made. */
export interface GatheredWrites {
  /** Takes a piece, which must not change afterwards. Waits while two loads are in memory; rejects when a write failed. */
  add(piece: Uint8Array): Promise<void>;
  /** Resolves when everything taken is written (not synced). */
  flush(): Promise<void>;
  /** Resolves when no write is under way, failed or not: before the file is closed. */
  settled(): Promise<void>;
}

const bytesPerWrite = 512 * 1024;

/** Writes to the end of `file`. */
export function gatheredWrites(file: WrittenFile): GatheredWrites {
  let gathered: Uint8Array[] = [];
  let length = 0;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const before = writing;
    const load = gathered;
    gathered = [];
    length = 0;
    writing = before.then(() => file.append(load));
    // Seen by the next write or by flush; a failure meanwhile must not count as unhandled.
    writing.catch(() => undefined);
    await before;
  };
  return {
    async add(piece) {
      gathered.push(piece);
      length += piece.length;
      if (length >= bytesPerWrite) await write();
    },
    async flush() {
      if (length > 0) await write();
      await writing;
    },
    settled: () => writing.catch(() => undefined),
  };
}

/** A full disk or quota by its name, every other failure as it came. */
export function namedFailure(failure: unknown): unknown {
  const { code } = failure as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT" ? new NoSpace() : failure;
}

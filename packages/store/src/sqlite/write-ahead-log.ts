import { closeSync, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";

/** The log a database in WAL mode writes its commits to, as a file of this process. */
export interface WriteAheadLog {
  /** Resolves when every commit made before the call is on the medium. Rejects when the medium failed; it is never asked again then. */
  sync(): Promise<void>;
  /** Gives its file back. */
  close(): void;
}

const syncFile = promisify(fdatasync);

/**
 * Opens the log beside the database at `path`. One descriptor for as long as the store is open: the kernel tells a descriptor of every failure to write
 * since it was opened, and the log is cut in place, never replaced, until the database is closed.
 */
export function writeAheadLog(path: string): WriteAheadLog {
  const file = openSync(`${path}-wal`, "r");
  return { sync: () => syncFile(file), close: () => closeSync(file) };
}

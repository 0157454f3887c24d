import { closeSync, fsyncSync, openSync, statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { scrubPages } from "./page-scrub.ts";

/** Above this the log is copied into the database file, whether or not something was removed. */
const longestLog = 4 * 1024 * 1024;

/** Moves the write-ahead log into the database file and wipes what removal left behind. */
export interface Checkpoint {
  /** When the log has grown long. */
  whenLong(): void;
  /** At once. After it no byte of a removed document or former version stands in the files. */
  now(): void;
  /** Gives its files back; after the database is closed. */
  close(): void;
}

/**
 * The checkpoint of a database in WAL mode with automatic checkpoints off.
 *
 * The database file stays open here until `close`: closing any descriptor of it would drop the locks that SQLite holds on
 * it in this process (POSIX advisory locks belong to the process, not to the descriptor).
 */
export function checkpointOf(database: DatabaseSync, path: string): Checkpoint {
  const file = openSync(path, "r+");
  const logPath = `${path}-wal`;
  const logSize = () => statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  const run = (mode: "FULL" | "TRUNCATE") => {
    const outcome = database.prepare(`PRAGMA wal_checkpoint(${mode})`).get();
    if (outcome?.busy !== 0) throw new Error("a checkpoint found the store in use");
  };
  const now = () => {
    if (logSize() === 0) return;
    // All frames into the file, but the log kept: it is the list of the pages to wipe.
    run("FULL");
    const log = openSync(logPath, "r");
    try {
      if (scrubPages(log, file) > 0) {
        fsyncSync(file);
        // Pages in memory still hold the remains and would bring them back with their next change.
        database.exec("PRAGMA shrink_memory");
      }
    } finally {
      closeSync(log);
    }
    run("TRUNCATE");
  };
  return {
    now,
    whenLong: () => (logSize() > longestLog ? now() : undefined),
    close: () => closeSync(file),
  };
}

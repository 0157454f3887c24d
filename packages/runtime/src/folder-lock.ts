import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeFolder } from "./durable-file.ts";

/** Held until released or until the process ends, however it ends. */
export interface FolderLock {
  readonly path: string;
  /** Lets the next one in. Calling it again does nothing. */
  release(): void;
}

/** Another holder, in this process or another, has the folder. */
export class FolderInUse extends Error {
  readonly code = "folder-in-use";

  constructor(path: string, holder: string) {
    super(`${path} is in use by ${holder}. Stop that one first, or give this one a folder of its own.`);
    this.name = "FolderInUse";
  }
}

/**
 * Takes a folder, or one named part of it, for one holder; makes the folder when it is missing. The lock is the operating
 * system's own lock on a file, taken through SQLite: it ends with its process and with the machine, so no stale lock can
 * remain after a crash or restart, no process number is compared, and it holds between containers on one machine.
 * Throws `FolderInUse`.
 */
export async function lockFolder(folder: string, part = "folder"): Promise<FolderLock> {
  await makeFolder(folder);
  const path = join(folder, `.${part}.lock`);
  const holderPath = join(folder, `.${part}.holder`);
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (failure) {
    file.close();
    if ((failure as { errcode?: number }).errcode !== sqliteBusy) throw failure;
    throw new FolderInUse(folder, holderOf(holderPath));
  }
  writeFileSync(holderPath, `process ${process.pid}\n`, { mode: 0o600 });
  return { path, release: () => (file.isOpen ? file.close() : undefined) };
}

const sqliteBusy = 5;

/** Only for the message: who wrote the note last. */
function holderOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim() || "another process";
  } catch {
    return "another process";
  }
}

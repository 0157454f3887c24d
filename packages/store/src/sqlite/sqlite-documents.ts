import {
  type Chance,
  type FolderLock,
  lockFolder,
  makeFolder,
  syncFolder,
  systemChance,
} from "@tallenne/runtime";
import { chmodSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Cursors, cursorsOf } from "../cursor.ts";
import type { Collection } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { requireDeclared } from "../kept.ts";
import { NotDeclared, StoreDamaged, type StoreFailed } from "../store-errors.ts";
import { type Checkpoint, checkpointOf } from "./checkpoint.ts";
import { namesIn, restoringIn } from "./restoring.ts";
import { openCollection, type SqliteFile } from "./sqlite-collection.ts";
import { failureAtOpening } from "./sqlite-failure.ts";
import { type WriteAheadLog, writeAheadLog } from "./write-ahead-log.ts";
import { writeQueueOf } from "./write-queue.ts";

type OnFailed = ((failure: StoreFailed) => void) | undefined;

/** "Tale" in ASCII: tells our files from others. */
const applicationId = 0x54616c65;
/** The form of the tables; a newer one is refused. */
const form = 1;
/** Files up to this size are checked whole at every opening, larger ones without comparing indexes with rows. */
const smallFile = 64 * 1024 * 1024;

/**
 * Documents of one service in one SQLite file of `folder`, `<service>.sqlite`, which one process holds at a time: WAL,
 * every commit synced before it is told, removed bytes overwritten. `onFailed` is told once when the medium has failed. Rejects with `FolderInUse`, `StoreDamaged`, `StoreFailed`.
 */
export async function sqliteDocuments(place: {
  folder: string;
  service: string;
  chance?: Chance;
  lock?: (folder: string, part: string) => Promise<FolderLock>;
  /** The log of the database at a path: the seam at which the tests watch and fail its syncs. */
  logOf?: (path: string) => WriteAheadLog;
  onFailed?: OnFailed;
}): Promise<Documents> {
  const { folder, service, chance = systemChance, lock = lockFolder, logOf = writeAheadLog } = place;
  await makeFolder(folder);
  const held = await lock(folder, service);
  const path = join(folder, `${service}.sqlite`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    chmodSync(path, 0o600);
    settle(database);
    requireSound(database, path);
    const cursors = cursorsOf(cursorKey(database, chance), chance);
    const checkpoint = checkpointOf(database, path);
    // What a crash left in the log may belong to removed documents.
    checkpoint.now();
    await syncFolder(folder);
    const log = logOf(path);
    return documentsOf({ database, checkpoint, log, cursors, held, service, path, onFailed: place.onFailed });
  } catch (failure) {
    if (database?.isOpen) database.close();
    held.release();
    throw failureAtOpening(failure, path);
  }
}

function settle(database: DatabaseSync): void {
  database.exec(
    [
      // Before the first access: this process alone, so that no second one and no shared-memory file exists.
      "PRAGMA locking_mode = EXCLUSIVE",
      "PRAGMA journal_mode = WAL",
      // Checkpoints and the head of the log are synced by SQLite, commits by the write queue beside the event loop: decision 0021.
      "PRAGMA synchronous = NORMAL",
      "PRAGMA secure_delete = ON",
      "PRAGMA temp_store = MEMORY",
      "PRAGMA trusted_schema = OFF",
      "PRAGMA cell_size_check = ON",
      "PRAGMA cache_size = -16000",
      // Ours, because it must also wipe: checkpoint.ts.
      "PRAGMA wal_autocheckpoint = 0",
    ].join("; "),
  );
}

function requireSound(database: DatabaseSync, path: string): void {
  const number = (pragma: string) =>
    Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  const owner = number("application_id");
  const found = number("user_version");
  const isNew = owner === 0 && found === 0 && number("schema_version") === 0;
  if (!isNew && owner !== applicationId) throw new StoreDamaged(`${path} is not a store of this archive`);
  if (found > form) throw new StoreDamaged(`${path} was written by a newer version of the archive`);
  const check = statSync(path).size <= smallFile ? "integrity_check(1)" : "quick_check(1)";
  const verdict = Object.values(database.prepare(`PRAGMA ${check}`).get() ?? {})[0];
  if (verdict !== "ok") throw new StoreDamaged(`${path} is damaged: restore it from a backup`, verdict);
  if (isNew)
    database.exec(
      [
        "BEGIN IMMEDIATE",
        `PRAGMA application_id = ${applicationId}`,
        `PRAGMA user_version = ${form}`,
        'CREATE TABLE "array fields" (name TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT',
        'CREATE TABLE "store keys" (name TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT',
        "COMMIT",
      ].join("; "),
    );
}

function documentsOf(made: {
  database: DatabaseSync;
  checkpoint: Checkpoint;
  log: WriteAheadLog;
  cursors: Cursors;
  held: FolderLock;
  service: string;
  path: string;
  onFailed: OnFailed;
}): Documents {
  const { database, checkpoint, log, cursors, held, service, path } = made;
  const writes = writeQueueOf(made);
  const file: SqliteFile = { database, writes, cursors };
  const engine = String(database.prepare("SELECT sqlite_version() AS version").get()?.version);
  let closing: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await writes.close();
    try {
      checkpoint.now();
    } finally {
      database.close();
      log.close();
      checkpoint.close();
      held.release();
    }
  };
  const open = new Map<string, { kept: object; collection: unknown }>();
  return {
    async open(kept) {
      writes.requireOpen();
      requireDeclared(kept);
      if (!kept.name.startsWith(`${service}.`))
        throw new NotDeclared(kept.name, `does not belong to ${service}`);
      // One name has one shape: a second declaration that differs was refused when it was made.
      const known = open.get(kept.name);
      if (known?.kept === kept) return known.collection as Collection<never>;
      const collection = openCollection(file, kept);
      open.set(kept.name, { kept, collection });
      // Its tables are durable before anybody builds on them.
      await writes.write({ collection: kept.name, act: () => undefined });
      return collection;
    },
    async restoring(kept) {
      await this.open(kept);
      return restoringIn(file, kept);
    },
    async names() {
      writes.requireOpen();
      return namesIn(database).map((name) => `${service}.${name}`);
    },
    async purge() {
      await writes.write({ collection: service, act: () => undefined, erases: true });
    },
    close: () => (closing ??= end()),
    describe: () => `SQLite ${engine}, file ${path}`,
  };
}

/** The key of the cursors: made with the store, so that a cursor outlives a restart. It protects nothing that is stored. */
function cursorKey(database: DatabaseSync, chance: Chance): Uint8Array {
  const read = () => database.prepare(`SELECT key FROM "store keys" WHERE name = 'cursors'`).get()?.key;
  const known = read();
  if (known instanceof Uint8Array || ArrayBuffer.isView(known)) return known as Uint8Array;
  const key = chance.bytes(32);
  database.prepare(`INSERT INTO "store keys" (name, key) VALUES ('cursors', ?)`).run(key);
  return key;
}

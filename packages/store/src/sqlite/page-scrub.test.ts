import { describe, expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Checkpoint, checkpointOf } from "./checkpoint.ts";

const writes = 6000;

/** Inserts, changes and removes at random, then looks for the removed in the raw files. */
function churn(checkpointOver: (database: DatabaseSync, path: string) => Checkpoint) {
  const folder = mkdtempSync(join(tmpdir(), "tallenne-scrub-"));
  const path = join(folder, "churn.sqlite");
  const database = new DatabaseSync(path);
  // Without syncs: this is about what stands in the files, not about power cuts.
  database.exec(
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0",
  );
  database.exec("CREATE TABLE t (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)");
  database.exec("CREATE INDEX i ON t (json_extract(body, '$.word'), id)");
  const checkpoint = checkpointOver(database, path);
  const chance = seededChance("churn");
  const below = (limit: number) => Buffer.from(chance.bytes(4)).readUInt32BE() % limit;
  const insert = database.prepare("INSERT INTO t (id, body) VALUES (?, ?)");
  const change = database.prepare("UPDATE t SET body = ? WHERE id = ?");
  const remove = database.prepare("DELETE FROM t WHERE id = ?");
  const body = (id: string) =>
    JSON.stringify({ word: `${id}w${below(1000)}`, pad: "p".repeat(below(1 + below(6000))) });
  const live: string[] = [];
  const gone: string[] = [];
  for (let turn = 0; turn < writes; turn += 1) {
    const dice = below(100);
    const at = below(Math.max(1, live.length));
    const id = live[at];
    if (dice < 55 || id === undefined) {
      const made = `kanarialintu${String(turn).padStart(6, "0")}z`;
      live.push(made);
      insert.run(made, body(made));
    } else if (dice < 75) change.run(body(id), id);
    else {
      remove.run(id);
      live.splice(at, 1);
      gone.push(id);
    }
    if (turn % 500 === 499) checkpoint.now();
  }
  checkpoint.now();
  const remains = () => {
    const text = ["", "-wal"].map((end) => readFileSync(path + end).toString("latin1")).join("");
    const found = new Set(text.match(/kanarialintu\d{6}z/g));
    return {
      removed: gone.filter((id) => found.has(id)).length,
      kept: live.filter((id) => found.has(id)).length,
    };
  };
  const leave = () => {
    database.close();
    checkpoint.close();
    rmSync(folder, { recursive: true });
  };
  return { database, live, change, body, remains, leave };
}

/** As SQLite does it by itself. */
function plainCheckpoint(database: DatabaseSync): Checkpoint {
  const now = () => database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  return { now, whenLong: () => undefined, close: () => undefined };
}

describe("what SQLite leaves in its pages", () => {
  test("without the wipe some removed documents can still be read: the test can fail", () => {
    const { remains, leave } = churn(plainCheckpoint);
    expect(remains().removed).toBeGreaterThan(0);
    leave();
  });

  test("with the wipe none can, no living one is harmed, and the file is sound", () => {
    const { database, live, remains, leave } = churn(checkpointOf);
    expect(remains()).toEqual({ removed: 0, kept: live.length });
    expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    expect(database.prepare("SELECT count(*) AS rows FROM t").get()).toEqual({ rows: live.length });
    leave();
  });

  test("pages in memory do not bring the remains back into the log", () => {
    const { live, change, body, remains, leave } = churn(checkpointOf);
    for (const id of live) change.run(body(id), id);
    expect(remains().removed).toBe(0);
    leave();
  });
});

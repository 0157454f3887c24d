import { noteSigner, openLog } from "@tallenne/ledger";
import { seededChance, systemClock } from "@tallenne/runtime";
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contest, Goal } from "../goal.ts";
import { type Area, profiled } from "../trace.ts";

const writers = 64;
const origin = "bench.tallenne.local/ledger";

/** Durable appends with 64 writers, one entry each at a time, against one durable SQLite commit per row. Rates, entries a second. */
export const ledgerAppend: Goal = {
  id: "ledger-append",
  title: "ledger append with 64 writers",
  unit: "entries/s",
  peer: "SQLite commit per row (WAL, synchronous=FULL)",
  judged: "ratio",
  bound: { atLeast: 10 },
  rounds: 7,
  open: appending,
  async trace(scale) {
    const contest = await appending(scale);
    try {
      await contest.ours();
      const begun = performance.now();
      const parts = await profiled(contest.ours, areas);
      // One group of sixty-four: what each writer waits for.
      const groups = entriesEach(scale);
      const each = parts.map(({ part, figure }) => ({ part, figure: figure / groups }));
      return { unit: "ms per group of 64", whole: (performance.now() - begun) / groups, parts: each };
    } finally {
      await contest.close();
    }
  },
};

const areas: readonly Area[] = [
  ["waiting for the disk", "(idle)"],
  ["garbage collector", "(garbage collector)"],
  ["making the entries (the bench itself)", "goals/ledger-append.ts", "seeded-chance.ts", "stringify"],
  ["hashing", "hash.ts", "hash-row.ts", "tree.ts", "node:internal/crypto"],
  [
    "handing files to the system",
    "disk.ts",
    "durable-file.ts",
    "node:fs",
    "node:internal/fs",
    "writeBuffer",
    "fdatasync",
    "fsync",
    "openFileHandle",
    "close",
    "rename",
  ],
  ["recognising repeats, receipts", "appender.ts", "id-filter.ts", "prepared-entry.ts"],
  [
    "groups, frames, tail",
    "group-commit.ts",
    "journal-frame.ts",
    "bundle.ts",
    "tail.ts",
    "sink.ts",
    "within.ts",
  ],
  [
    "lookup (the part of this thread)",
    "log-index.ts",
    "lookup.ts",
    "lookup-thread.ts",
    "node:internal/worker",
    "postMessage",
  ],
  [
    "tiles and checkpoints",
    "publisher.ts",
    "files-between.ts",
    "entry-reader.ts",
    "proof.ts",
    "note-signer.ts",
  ],
  [
    "engine",
    "(program)",
    "node:internal/timers",
    "node:internal/process",
    "node:internal/async_hooks",
    "node:buffer",
    "node:internal/buffer",
  ],
];

const entriesEach = (scale: number) => Math.max(2, Math.round(400 * scale));

/** Prepares the log and the table. */
async function appending(scale: number): Promise<Contest> {
  const folder = await mkdtemp(join(tmpdir(), "tallenne-bench-"));
  const chance = seededChance(1);
  const { privateKey } = generateKeyPairSync("ed25519");
  const log = await openLog({
    folders: [join(folder, "log")],
    origin,
    signer: noteSigner(origin, privateKey),
    clock: systemClock,
    describe: (bytes) => JSON.parse(Buffer.from(bytes).toString()) as { id: string; at: number; about: [] },
  });
  const database = new DatabaseSync(join(folder, "rows.sqlite"));
  database.exec(
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (id TEXT PRIMARY KEY, body BLOB)",
  );
  const insert = database.prepare("INSERT INTO rows VALUES (?, ?)");
  const entry = () => {
    const id = chance.id("entry");
    const about = [chance.id("contact")];
    return {
      id,
      bytes: Buffer.from(JSON.stringify({ id, at: 1_780_000_000_000, about, pad: "x".repeat(250) })),
    };
  };
  let appended = 0;
  return {
    async ours() {
      const each = entriesEach(scale);
      const entries = Array.from({ length: writers }, () => Array.from({ length: each }, entry));
      const begun = performance.now();
      await Promise.all(
        entries.map(async (mine) => {
          for (const one of mine) await log.append([one]);
        }),
      );
      const seconds = (performance.now() - begun) / 1000;
      appended += writers * each;
      if (log.state().size !== appended) throw new Error("entries are missing from the log");
      return (writers * each) / seconds;
    },
    async peer() {
      const count = Math.max(50, Math.round(4000 * scale));
      const rows = Array.from({ length: count }, entry);
      const begun = performance.now();
      for (const { id, bytes } of rows) insert.run(id, bytes);
      return count / ((performance.now() - begun) / 1000);
    },
    async close() {
      await log.close();
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { systemClock } from "@tallenne/runtime";
import { hash } from "node:crypto";
import { join } from "node:path";
import { logFolderAt } from "../src/verify/log-folder.ts";
import { noteKeyOf } from "../src/verify/signed-note.ts";
import { verifyLog } from "../src/verify/verify-log.ts";
import { type MerkleLog } from "../src/log/log.ts";
import { entryNumber } from "../src/testing/entries.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../src/testing/test-log.ts";

/** Prints what a ledger does per second on this machine: `node services/ledger/bench/measure.ts [entries]`. */
void main(Number(process.argv[2] ?? 1_000_000));

const monotonic = () => systemClock.monotonic();

async function main(total: number): Promise<void> {
  const folder = newFolder();
  const signer = newSigner();
  const log = await openTestLog([folder], { signer });
  let next = 0;
  const one = () => log.append([entryNumber(next++)]);
  await writers(one, { count: 64, seconds: 0.5 }); // warm
  for (const count of [1, 64, 512])
    say(`durable appends, ${count} writers`, await writers(one, { count, seconds: 3 }));
  await bulk(log, { from: next, to: total });
  await log.close();
  await startAgain([folder], signer);
  await startAgain([folder], signer, { lookup: join(folder, "other.sqlite") });
  const started = monotonic();
  const verdict = await verifyLog({ folder: logFolderAt(folder), key: noteKeyOf(signer.publicKey) });
  const size = verdict.checkpoint?.size ?? 0;
  const perSecond = size / seconds(started);
  console.log(
    `verified ${verdict.verified}: ${Math.round(perSecond)} entries/s; bare SHA-256 ${Math.round(bare(200_000))} entries/s`,
  );
  removeFolder(folder);
}

async function writers(
  one: () => Promise<unknown>,
  { count, seconds: length }: { count: number; seconds: number },
): Promise<number[]> {
  const end = monotonic() + length * 1000;
  const taken: number[] = [];
  const writer = async () => {
    while (monotonic() < end) {
      const started = monotonic();
      await one();
      taken.push(monotonic() - started);
    }
  };
  const started = monotonic();
  await Promise.all(Array.from({ length: count }, writer));
  return [seconds(started), ...taken];
}

function say(what: string, [length = 1, ...taken]: number[]): void {
  const sorted = taken.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  console.log(`${what}: ${Math.round(taken.length / length)}/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}

async function bulk(log: MerkleLog, { from, to }: { from: number; to: number }): Promise<void> {
  const started = monotonic();
  for (let first = from; first < to; first += 500)
    await log.append(
      Array.from({ length: Math.min(500, to - first) }, (_, place) => entryNumber(first + place)),
    );
  console.log(`bulk appends of 500: ${Math.round((to - from) / seconds(started))} entries/s`);
}

async function startAgain(folders: [string], signer: ReturnType<typeof newSigner>, more = {}): Promise<void> {
  const started = monotonic();
  const log = await openTestLog(folders, { signer, ...more });
  console.log(
    `start with ${log.state().size} entries${"lookup" in more ? ", lookup built anew" : ""}: ${seconds(started).toFixed(2)} s`,
  );
  const asked = monotonic();
  const page = await log.page({ about: ["none"], limit: 50 });
  const newest = await log.page({ actor: "nobody", actions: ["access.listened"], limit: 50 });
  const all = await log.page({ actions: ["access.listened"], limit: 50 });
  console.log(
    `three pages (${page.entries.length + newest.entries.length + all.entries.length} entries): ${(seconds(asked) * 1000).toFixed(1)} ms`,
  );
  await log.close();
}

/** Leaf and inner hash of one entry, nothing else, per second. */
function bare(count: number): number {
  const leaf = Buffer.alloc(1 + entryNumber(0).bytes.length);
  const node = Buffer.alloc(65);
  const started = monotonic();
  for (let at = 0; at < count; at += 1) {
    hash("sha256", leaf, "buffer");
    hash("sha256", node, "buffer");
  }
  return count / seconds(started);
}

function seconds(since: number): number {
  return (monotonic() - since) / 1000;
}

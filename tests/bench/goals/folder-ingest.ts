import { announcementOf, wav } from "@tallenne/testkit";
import { spawn } from "node:child_process";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { benchArchive } from "../bench-archive.ts";
import type { Goal } from "../goal.ts";

const program = resolve(import.meta.dirname, "../../../services/intake/src/tallenne-ingest.ts");
/** Recordings under way at once, the command's and the copy's. */
const abreast = 4;

/**
 * A folder of 500 recordings of five minutes (stereo A-law, 4.8 MB, 2.4 GB in all) with their sidecars, taken in by `tallenne-ingest` as a process of
 * its own, its start included, against the same files copied on the same disk, each synced with its folder. Rates, recordings a second.
 */
export const folderIngest: Goal = {
  id: "folder-ingest",
  title: "folder of 500 recordings of 5 min by tallenne-ingest",
  unit: "recordings/s",
  peer: "the same files copied and fsynced",
  judged: "ratio",
  bound: { atLeast: 0.5 },
  rounds: 3,
  async open(scale) {
    const bench = await benchArchive();
    const { archive, recorder, besides } = bench;
    const count = Math.max(8, Math.round(500 * scale));
    const seconds = Math.max(2, Math.round(300 * Math.min(1, scale * 10)));
    const bytes = wav({ format: "alaw", seconds });
    const tokenFile = join(besides, "token");
    await writeFile(tokenFile, recorder.token);
    // The command announces by its own clock; the archive's day stands still.
    const clock = join(besides, "clock.mjs");
    await writeFile(clock, `Date.now = () => ${archive.now()};`);
    // The day's keys are minted and the rules are known before anything is measured.
    const first = { externalId: "warm", startedAt: archive.now() - 3_600_000, seconds };
    await recorder.deliver(announcementOf(first, archive.now()), bytes);
    let round = 0;
    const names = Array.from({ length: count }, (_, number) => `call-${number}`);
    const filled = async (): Promise<string> => {
      round += 1;
      const folder = join(besides, `folder-${round}`);
      await mkdir(folder);
      for (const [number, name] of names.entries()) {
        const startedAt = archive.now() - 7_200_000 - number * 1000;
        const { sentAt: _sentAt, ...sidecar } = announcementOf(
          { externalId: `${round}-${name}`, startedAt, seconds },
          archive.now(),
        );
        await writeFile(join(folder, `${name}.wav`), bytes);
        await writeFile(join(folder, `${name}.json`), JSON.stringify(sidecar));
      }
      return folder;
    };
    return {
      async ours() {
        const folder = await filled();
        const begun = performance.now();
        const told = await commandOn(["--import", clock, program, "--json", "--abreast", String(abreast)], {
          address: archive.address,
          tokenFile,
          folder,
        });
        const rate = count / ((performance.now() - begun) / 1000);
        if (told.counts.kept !== count) throw new Error(`not all were taken in: ${JSON.stringify(told)}`);
        await rm(folder, { recursive: true });
        return rate;
      },
      async peer() {
        const folder = await filled();
        const target = `${folder}-copy`;
        await mkdir(target);
        const files = names.flatMap((name) => [`${name}.wav`, `${name}.json`]);
        const begun = performance.now();
        const worker = async () => {
          for (let name = files.pop(); name !== undefined; name = files.pop())
            await copyDurably(folder, target, name);
        };
        await Promise.all(Array.from({ length: abreast }, worker));
        const rate = count / ((performance.now() - begun) / 1000);
        await rm(folder, { recursive: true });
        await rm(target, { recursive: true });
        return rate;
      },
      close: () => bench.close(),
    };
  },
};

interface Said {
  readonly counts: { readonly kept: number };
}

function commandOn(
  words: readonly string[],
  at: { readonly address: string; readonly tokenFile: string; readonly folder: string },
): Promise<Said> {
  return new Promise((resolveSaid, reject) => {
    const running = spawn(process.execPath, [
      ...words,
      "--address",
      at.address,
      "--token-file",
      at.tokenFile,
      at.folder,
    ]);
    let said = "";
    let told = "";
    running.stdout.on("data", (piece: Buffer) => void (said += piece.toString()));
    running.stderr.on("data", (piece: Buffer) => void (told += piece.toString()));
    running.once("error", reject).once("close", (code) => {
      if (code === 0) resolveSaid(JSON.parse(said) as Said);
      else reject(new Error(`tallenne-ingest ended with ${code}: ${said} ${told}`));
    });
  });
}

async function copyDurably(from: string, to: string, name: string): Promise<void> {
  const file = await open(join(to, name), "w");
  await file.write(await readFile(join(from, name)));
  await file.sync();
  await file.close();
  const directory = await open(to, "r");
  await directory.sync();
  await directory.close();
}

import { announceContact, putContent } from "@tallenne/contracts";
import { type Archive, announcementOf, wav } from "@tallenne/testkit";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { benchArchive } from "../bench-archive.ts";
import type { Contest, Goal } from "../goal.ts";
import { busyTime } from "../busy-time.ts";
import { medianSteps, stepsOf, totalOf } from "../trace.ts";

/** Recordings under way at once, ours and the peer's. */
const abreast = 4;

/**
 * Recordings of five minutes of stereo A-law (4.8 MB): announced, streamed, parsed, peaks made, sealed, put, read back, recorded, all durable before
 * the 201, against the same bytes written plainly with fsync of file and folder. Rates, recordings a second.
 */
export const ingest: Goal = {
  id: "ingest",
  title: "durable sealed ingest of 4.8 MB recordings",
  unit: "recordings/s",
  peer: "plain write + fsync of the same bytes",
  judged: "ratio",
  bound: { atLeast: 0.6 },
  rounds: 7,
  open: (scale) => takingIn(scale),
  async trace(scale) {
    const contest = await takingIn(scale, { told: true });
    try {
      await contest.ours();
      const before = stepsOf(contest.archive, putContent.id).length;
      const [pid = 0] = contest.archive.programs.map((program) => program.pid);
      const then = busyTime(pid);
      const sentBefore = process.cpuUsage();
      const rate = await contest.ours();
      const now = busyTime(pid);
      const sent = process.cpuUsage(sentBefore);
      const each = (ms: number) => (ms / countOf(scale)).toFixed(1);
      const whole = (abreast / rate) * 1000;
      const put = medianSteps(stepsOf(contest.archive, putContent.id).slice(before));
      const announced = medianSteps(stepsOf(contest.archive, announceContact.id).slice(before));
      const parts = [
        { part: "announcing", figure: totalOf(announced) },
        ...put.map(({ part, figure }) => ({ part: `put: ${part}`, figure })),
      ];
      return {
        unit: `ms a recording, ${abreast} abreast`,
        whole,
        parts: [
          ...parts,
          { part: "sender, kernel and reading of the heads", figure: whole - totalOf(parts) },
        ],
        beside: [
          `Processor time a recording, all threads: ${each(now.whole - then.whole)} ms, of it event loop ${each(now.loop - then.loop)}, helpers of the engine ${each(now.helpers - then.helpers)}; the sender ${each((sent.user + sent.system) / 1000)}.`,
        ],
      };
    } finally {
      await contest.close();
    }
  },
};

const countOf = (scale: number) => Math.max(abreast, Math.round(24 * scale));

/** Prepares the two sides. */
export async function takingIn(
  scale: number,
  how: Parameters<typeof benchArchive>[0] = {},
): Promise<Contest & { readonly archive: Archive }> {
  const bench = await benchArchive(how);
  const { archive, recorder, besides } = bench;
  const seconds = Math.max(2, Math.round(300 * scale));
  const bytes = wav({ format: "alaw", seconds });
  const count = countOf(scale);
  let number = 0;
  const takeOne = async () => {
    number += 1;
    const now = archive.now();
    const startedAt = now - 3_600_000 - number * 1000;
    const announcement = announcementOf({ externalId: `bench-${number}`, startedAt, seconds }, now);
    const { state } = await recorder.deliver(announcement, bytes);
    if (state !== "kept") throw new Error(`a recording was not kept: ${state}`);
  };
  // The day's keys are minted and the rules are known: what is measured is the work of one recording.
  await takeOne();
  return {
    archive,
    ours: () => rateOf(count, takeOne),
    peer: () =>
      rateOf(count, async () => {
        number += 1;
        await writeDurably(besides, `plain-${number}`, bytes);
      }),
    close: () => bench.close(),
  };
}

async function rateOf(count: number, one: () => Promise<void>): Promise<number> {
  let left = count;
  const begun = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return count / ((performance.now() - begun) / 1000);
}

async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = await open(join(folder, name), "w");
  await file.write(bytes);
  await file.sync();
  await file.close();
  const directory = await open(folder, "r");
  await directory.sync();
  await directory.close();
}

import { issueTicket, openCase, openSitting, playSound } from "@tallenne/contracts";
import { type Archive, announcementOf, wav } from "@tallenne/testkit";
import { fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { benchArchive } from "../bench-archive.ts";
import type { Contest, Goal } from "../goal.ts";
import { median, sequence } from "../statistics.ts";
import { medianSteps, stepsOf, totalOf } from "../trace.ts";

/** Bytes asked for after a seek: two seconds of the virtual stereo file. */
const stretch = 64_000;
const minutes = 10;
/** Between seeks, so that no budget of ours is touched and neither side queues. */
const restMs = 60;

/**
 * First byte of a seek in a sealed A-law master, computed as 16-bit WAV with session, decision and ledger entry, against the same bytes of a plain WAV
 * from a plain `node:http` server that streams the file. Milliseconds at the median of a round's seeks.
 */
export const seek: Goal = {
  id: "seek",
  title: "first byte of a seek in a sealed master",
  unit: "ms",
  peer: "plain static file by node:http",
  judged: "ratio",
  bound: { atMost: 1 },
  rounds: 7,
  open: (scale) => seeking(scale),
  async trace(scale) {
    const contest = await seeking(scale, { told: true });
    try {
      await contest.ours();
      const from = stepsOf(contest.archive, playSound.id).length;
      const whole = await contest.ours();
      const plain = await contest.peer();
      const steps = medianSteps(stepsOf(contest.archive, playSound.id).slice(from));
      const inside = totalOf(steps);
      const parts = [
        ...steps,
        {
          part: "caller and kernel, as far as a plain file costs them too",
          figure: Math.min(plain, whole - inside),
        },
        { part: "caller and kernel beyond that", figure: Math.max(0, whole - inside - plain) },
      ];
      return { unit: "ms", whole, parts };
    } finally {
      await contest.close();
    }
  },
};

/** Prepares the two sides. */
export async function seeking(
  scale: number,
  how: Parameters<typeof benchArchive>[0] = {},
): Promise<Contest & { readonly archive: Archive }> {
  const bench = await benchArchive(how);
  const { archive, office, recorder, besides } = bench;
  const seconds = Math.max(10, Math.round(minutes * 60 * scale));
  const now = archive.now();
  const startedAt = now - 3_600_000;
  const story = { externalId: "bench-seek", startedAt, seconds };
  const { contact } = await recorder.deliver(announcementOf(story, now), wav({ format: "alaw", seconds }));
  if (contact === null) throw new Error("the recording was not kept");
  const { browser } = await office.worker({
    name: "Liisa Hakoniemi",
    signInName: "liisa.hakoniemi",
    unit: "unassigned",
    rights: [{ role: "tl", unit: "unassigned" }],
  });
  const opened = await browser.use(openCase, { body: { kind: "training", contact, members: [] } });
  const body = { purpose: "p3" as const, case: opened.id, contacts: [contact] };
  const { sitting } = await browser.use(openSitting, { body });
  const ticket = await browser.use(issueTicket, { params: { sitting, contact }, body: { side: "both" } });
  const plain = join(besides, "plain.wav");
  await writeFile(plain, wav({ format: "pcm16", seconds }));
  const server = fork(join(import.meta.dirname, "../plain-server.ts"), [plain], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const port = await new Promise<number>(
    (resolve) => void server.once("message", (told) => resolve(Number(told))),
  );
  const session = browser.cookie("__Host-tallenne") ?? "";
  const cookie = `__Host-tallenne=${session}; tallenne-ticket=${browser.cookie("tallenne-ticket") ?? ""}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const draw = sequence(ticket.length - stretch);
  const seeks = Math.max(5, Math.round(60 * scale));
  const round = async (at: { port: number; path: string }) => {
    const figures: number[] = [];
    for (let turn = 0; turn < seeks; turn += 1) {
      figures.push(await firstByte({ ...at, agent, cookie, from: draw() }));
      await new Promise<void>((resolve) => void setTimeout(resolve, restMs));
    }
    return median(figures);
  };
  return {
    archive,
    ours: () => round({ port: Number(new URL(archive.address).port), path: ticket.sound }),
    peer: () => round({ port, path: "/" }),
    async close() {
      agent.destroy();
      server.kill();
      await bench.close();
    },
  };
}

function firstByte(asked: {
  readonly port: number;
  readonly path: string;
  readonly agent: Agent;
  readonly cookie: string;
  readonly from: number;
}): Promise<number> {
  const { port, path, agent, cookie, from } = asked;
  const headers = { cookie, range: `bytes=${from}-${from + stretch - 1}`, "sec-fetch-site": "same-origin" };
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    get({ host: "127.0.0.1", port, path, agent, headers }, (told) => {
      if (told.statusCode !== 206) {
        reject(new Error(`a seek was answered ${told.statusCode}`));
        return;
      }
      let first: number | undefined;
      let length = 0;
      told.on("data", (piece: Buffer) => {
        first ??= performance.now() - begun;
        length += piece.length;
      });
      told.on("end", () => {
        if (length === stretch && first !== undefined) resolve(first);
        else reject(new Error(`a seek brought ${length} bytes`));
      });
    }).on("error", reject);
  });
}

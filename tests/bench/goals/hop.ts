import { findBySource } from "@tallenne/contracts";
import { keptLog, systemClock } from "@tallenne/runtime";
import { peersOf, readServiceKey, readTrust } from "@tallenne/wire";
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { benchArchive } from "../bench-archive.ts";
import type { Goal } from "../goal.ts";
import { median } from "../statistics.ts";

/** A call from intake to the catalogue with token, parsed contract and one look into the store, against a bare HTTP answer of the same size. Milliseconds at the median. */
export const hop: Goal = {
  id: "hop",
  title: "hop between two services (intake → catalogue, findBySource)",
  unit: "ms",
  peer: "bare node:http answer",
  judged: "figure",
  bound: { atMost: 0.6 },
  rounds: 7,
  async open(scale) {
    const bench = await benchArchive();
    const { archive } = bench;
    const folder = join(archive.folder, "trust");
    const trust = await readTrust(join(folder, "trust.json"));
    const clock = systemClock;
    const key = await readServiceKey(folder, "intake", trust);
    const peers = peersOf({ service: "intake", trust, key, clock, log: keptLog() });
    const server = fork(join(import.meta.dirname, "../plain-answer.ts"), [], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    const port = await new Promise<number>(
      (resolve) => void server.once("message", (told) => resolve(Number(told))),
    );
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const body = { sourceKey: createHash("sha256").update("bench").digest("hex") };
    const calls = Math.max(20, Math.round(1000 * scale));
    const round = async (one: () => Promise<void>) => {
      const figures: number[] = [];
      for (let call = 0; call < calls; call += 1) {
        const begun = performance.now();
        await one();
        figures.push(performance.now() - begun);
      }
      return median(figures);
    };
    return {
      ours: () =>
        round(async () => {
          const { found } = await peers.call(findBySource, { body });
          if (found !== null) throw new Error("nobody knows this key");
        }),
      peer: () => round(() => bareCall(port, agent, JSON.stringify(body))),
      async close() {
        peers.close();
        agent.destroy();
        server.kill();
        await bench.close();
      },
    };
  },
};

function bareCall(port: number, agent: Agent, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": body.length };
    request({ host: "127.0.0.1", port, agent, method: "POST", headers }, (told) => {
      told.resume().on("end", resolve);
    })
      .on("error", reject)
      .end(body);
  });
}

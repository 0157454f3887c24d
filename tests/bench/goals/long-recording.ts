import { issueTicket, openCase, openSitting } from "@tallenne/contracts";
import { announcementOf, wav } from "@tallenne/testkit";
import { request } from "node:http";
import { benchArchive } from "../bench-archive.ts";
import type { Goal } from "../goal.ts";
import { residentOf } from "../resident.ts";

const hours = 4;
/** Bytes sent at once. */
const piece = 64 * 1024;

/** Memory of the product's process above idle while a four-hour stereo recording streams in and parts of it all along stream out. Megabytes at the highest. */
export const longRecording: Goal = {
  id: "long-recording",
  title: "memory above idle while a 4 h recording streams in and out",
  unit: "MB",
  peer: "idle process",
  judged: "figure",
  bound: { atMost: 150 },
  rounds: 1,
  async open(scale) {
    const bench = await benchArchive();
    const { archive, office, recorder } = bench;
    const seconds = Math.max(60, Math.round(hours * 3600 * scale));
    const pid = archive.programs[0]?.pid ?? 0;
    const { browser } = await office.worker({
      name: "Liisa Hakoniemi",
      signInName: "liisa.hakoniemi",
      unit: "unassigned",
      rights: [{ role: "tl", unit: "unassigned" }],
    });
    let number = 0;
    const port = Number(new URL(archive.address).port);
    const idle = residentOf(pid);
    const once = async () => {
      number += 1;
      const now = archive.now();
      const startedAt = now - (hours + 1) * 3_600_000 - number * 1000;
      const { reply } = await recorder.announce(
        announcementOf({ externalId: `long-${number}`, startedAt, seconds }, now),
      );
      const path = reply?.contentAddress ?? "";
      const contact = reply?.contact ?? null;
      if (contact === null) throw new Error("the announcement was not taken");
      await put({ port, path, token: recorder.token, seconds });
      const opened = await browser.use(openCase, { body: { kind: "training", contact, members: [] } });
      const body = { purpose: "p3" as const, case: opened.id, contacts: [contact] };
      const { sitting } = await browser.use(openSitting, { body });
      const ticket = await browser.use(issueTicket, { params: { sitting, contact }, body: { side: "both" } });
      for (let part = 0; part < 20; part += 1) {
        const from = 44 + Math.floor(((ticket.length - 600_000) * part) / 20 / 4) * 4;
        const told = await browser.ask(ticket.sound, { headers: { range: `bytes=${from}-` } });
        if (told.status !== 206) throw new Error(`a window was answered ${told.status}`);
      }
    };
    return {
      async ours() {
        let highest = 0;
        const watch = setInterval(() => void (highest = Math.max(highest, residentOf(pid))), 50);
        try {
          await once();
        } finally {
          clearInterval(watch);
        }
        return Math.max(0, highest - idle);
      },
      peer: () => Promise.resolve(idle),
      close: () => bench.close(),
    };
  },
};

/** Sends a recording of so many seconds as it would come from a recorder: the same minute again and again, never whole in memory. */
function put(asked: { port: number; path: string; token: string; seconds: number }): Promise<void> {
  const { port, path, token, seconds } = asked;
  const minute = wav({ format: "alaw", seconds: 60 });
  const samples = minute.subarray(44);
  const head = Buffer.from(minute.subarray(0, 44));
  const length = seconds * 16_000;
  head.writeUInt32LE(36 + length, 4);
  head.writeUInt32LE(length, 40);
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "audio/wav",
      "content-length": 44 + length,
    };
    const outgoing = request({ host: "127.0.0.1", port, path, method: "PUT", headers }, (told) => {
      told.resume().on("end", () => {
        if (told.statusCode === 201) resolve();
        else reject(new Error(`the long recording was answered ${told.statusCode}`));
      });
    }).on("error", reject);
    outgoing.write(head);
    let sent = 0;
    const more = () => {
      while (sent < length) {
        const at = sent % samples.length;
        const next = samples.subarray(at, Math.min(at + piece, samples.length, at + length - sent));
        sent += next.length;
        if (!outgoing.write(next)) {
          outgoing.once("drain", more);
          return;
        }
      }
      outgoing.end();
    };
    more();
  });
}

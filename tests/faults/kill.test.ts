import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { listContacts, listEntries, readLedgerState } from "@tallenne/contracts";
import { calendarDate, type ContactId } from "@tallenne/domain";
import { pause, seededChance, systemClock } from "@tallenne/runtime";
import {
  announcementOf,
  type Archive,
  type Browser,
  enrolRecorder,
  officeOf,
  type Recorder,
  startArchive,
  wav,
} from "@tallenne/testkit";
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";

jest.setTimeout(600_000);

const today = calendarDate("2026-11-24");
const root = join(import.meta.dirname, "../..");
const kills = 20;
/** Recorders at work at the same time. */
const atOnce = 3;
const day = 86_400_000;

describe("kill -9", () => {
  let archive: Archive;
  let recorder: Recorder;
  let adviser: Browser;
  let officer: Browser;
  const acknowledged = new Set<ContactId>();
  let sent = 0;

  beforeAll(async () => {
    archive = await startArchive({ today });
    const office = await officeOf(archive, today);
    recorder = await enrolRecorder(office.administrator, () => archive.address);
    const ag = {
      name: "Sanna Ketovuori",
      signInName: "sanna",
      agentKeys: ["agent-204"],
      rights: [{ role: "ag" as const }],
    };
    adviser = (await office.worker(ag)).browser;
    officer = (
      await office.worker({ name: "Leena Kuusisalo", signInName: "leena", rights: [{ role: "dp" }] })
    ).browser;
  });
  afterAll(async () => archive.close());

  /** Recorders deliver without pause until so many were acknowledged; then everything is killed, whatever is under way. */
  async function killAfter(count: number): Promise<void> {
    let left = count;
    let killed = false;
    const work = async (): Promise<void> => {
      while (!killed) {
        sent += 1;
        const startedAt = archive.now() - day - sent * 1000;
        const story = { externalId: `kill-${sent}`, startedAt, agent: "agent-204" };
        const kept = await recorder
          .deliver(announcementOf(story, archive.now()), wav({ tones: [200 + sent, 400] }))
          .catch(() => undefined);
        if (typeof kept?.contact !== "string") return;
        acknowledged.add(kept.contact);
        left -= 1;
        if (left <= 0 && !killed) {
          killed = true;
          await archive.kill();
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  async function listed(): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (let after: string | undefined; ;) {
      const page = after === undefined ? {} : { after };
      const query = { purpose: "p0", scope: "own", limit: "200", ...page } as const;
      const { rows, next } = await adviser.use(listContacts, { query });
      for (const { id } of rows) found.add(id);
      if (next === undefined) return found;
      after = next;
    }
  }

  test(`${kills} times in the middle of work: everything acknowledged is there, every time`, async () => {
    const chance = seededChance(20_261_124);
    for (let round = 0; round < kills; round += 1) {
      await killAfter(1 + ((chance.bytes(1)[0] ?? 0) % 5));
      await archive.start();
      const there = await listed();
      expect([...acknowledged].filter((contact) => !there.has(contact))).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(kills);
  });

  test("the ledger verifies and knows of each", async () => {
    for (const object of acknowledged) {
      let entries = 0;
      for (let asked = 0; entries === 0 && asked < 200; asked += 1) {
        if (asked > 0) await pause(systemClock, 100);
        const { rows } = await officer.use(listEntries, { query: { object, action: "contact.ingested" } });
        entries = rows.length;
      }
      expect([object, entries]).toEqual([object, 1]);
    }
    const { verifier } = await officer.use(readLedgerState, {});
    await archive.kill();
    const command = join(root, "services/ledger/src/tallenne-verify.ts");
    const done = spawnSync(process.execPath, [command, "--key", verifier, join(archive.folder, "ledger")], {
      encoding: "utf8",
    });
    expect([done.status, done.stdout]).toEqual([0, expect.any(String)]);
    await archive.start();
  });

  test("control: where the disk forgets what was acknowledged, the same look finds it missing", async () => {
    await archive.stop();
    const before = `${archive.folder}-before`;
    cpSync(archive.folder, before, { recursive: true });
    await archive.start();
    const story = { externalId: "control", startedAt: archive.now() - day, agent: "agent-204" };
    const { contact } = await recorder.deliver(announcementOf(story, archive.now()), wav());
    await archive.kill();
    rmSync(archive.folder, { recursive: true });
    cpSync(before, archive.folder, { recursive: true });
    rmSync(before, { recursive: true });
    await archive.start();
    expect((await listed()).has(String(contact))).toBe(false);
  });
});

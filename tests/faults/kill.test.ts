import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { listEntries, readLedgerState, type ServiceName } from "@tallenne/contracts";
import { pause, seededChance, systemClock } from "@tallenne/runtime";
import { announcementOf, wav } from "@tallenne/testkit";
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type AtWork, atWork, day } from "./at-work.ts";

jest.setTimeout(600_000);

const root = join(import.meta.dirname, "../..");
/** Four in the suite; `TALLENNE_TEST_KILLS=20` is the campaign. */
const kills = Number(process.env["TALLENNE_TEST_KILLS"] ?? 4);
/** Acts of the office in each round: a case opened, a right approved, a hearing reported, a commitment signed. */
const acts = 4;

describe("kill -9", () => {
  let work: AtWork;
  beforeAll(async () => void (work = await atWork("all-in-one")));
  afterAll(async () => work.archive.close());

  test(`${kills} times in the middle of work: everything acknowledged is there, every time`, async () => {
    const chance = seededChance(20_261_124);
    for (let round = 0; round < kills; round += 1) {
      await work.killedAfter(1 + ((chance.bytes(1)[0] ?? 0) % 5), () => work.archive.kill());
      await work.archive.start();
      const there = await work.listed();
      expect([...work.contacts].filter((contact) => !there.has(contact))).toEqual([]);
      expect(await work.missing()).toEqual([]);
    }
    expect(work.contacts.size).toBeGreaterThanOrEqual(kills);
    expect(work.acknowledged.size).toBe(kills * acts);
  });

  test("the ledger verifies and knows of each", async () => {
    for (const object of work.contacts) {
      let entries = 0;
      for (let asked = 0; entries === 0 && asked < 200; asked += 1) {
        if (asked > 0) await pause(systemClock, 100);
        const { rows } = await work.officer.use(listEntries, {
          query: { object, action: "contact.ingested" },
        });
        entries = rows.length;
      }
      expect([object, entries]).toEqual([object, 1]);
    }
    const { verifier } = await work.officer.use(readLedgerState, {});
    await work.archive.kill();
    const command = join(root, "services/ledger/src/tallenne-verify.ts");
    const done = spawnSync(
      process.execPath,
      [command, "--key", verifier, join(work.archive.folder, "ledger")],
      {
        encoding: "utf8",
      },
    );
    expect([done.status, done.stdout]).toEqual([0, expect.any(String)]);
    await work.archive.start();
  });

  test("control: where the disk forgets what was acknowledged, the same look finds it missing", async () => {
    await work.archive.stop();
    const before = `${work.archive.folder}-before`;
    cpSync(work.archive.folder, before, { recursive: true });
    await work.archive.start();
    const story = { externalId: "control", startedAt: work.archive.now() - day, agent: "agent-204" };
    const { contact } = await work.recorder.deliver(announcementOf(story, work.archive.now()), wav());
    await work.archive.kill();
    rmSync(work.archive.folder, { recursive: true });
    cpSync(before, work.archive.folder, { recursive: true });
    rmSync(before, { recursive: true });
    await work.archive.start();
    expect((await work.listed()).has(String(contact))).toBe(false);
  });
});

describe("kill -9 of one service, the others at work", () => {
  let work: AtWork;
  beforeAll(async () => void (work = await atWork("apart")));
  afterAll(async () => work.archive.close());

  test.each(["catalogue", "identity", "ledger"] as const satisfies readonly ServiceName[])(
    "%s: everything acknowledged is there when it is back",
    async (service) => {
      // Started at once: recorders under way come again until it is back.
      await work.killedAfter(2, async () => {
        await work.archive.killService(service);
        await work.archive.startService(service);
      });
      expect(await work.missing()).toEqual([]);
      const there = await work.listed();
      expect([...work.contacts].filter((contact) => !there.has(contact))).toEqual([]);
    },
  );
});

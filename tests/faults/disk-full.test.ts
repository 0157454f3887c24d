import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  issueTicket,
  linkContact,
  listCases,
  listEntries,
  openCase,
  openSitting,
  signInByLink,
} from "@tallenne/contracts";
import { calendarDate, type CaseId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
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
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(180_000);

const today = calendarDate("2026-11-24");
const megabyte = 1 << 20;
const size = 96;
/** A disk of its own: root may mount one. Where that is not so, the test command says NOT RUN and leaves this file out. */
const disk = mkdtempSync(join(tmpdir(), "small-disk-"));

describe("a full disk", () => {
  const recording = wav({ format: "pcm16", seconds: 180 });
  const filler = join(disk, "filler");
  let archive: Archive;
  let recorder: Recorder;
  let handler: Browser;
  let officer: Browser;
  let link = "";
  let complaint: CaseId;
  let sound = "";
  const files = (folder: string) =>
    readdirSync(join(archive.folder, folder), { recursive: true }).map(String).toSorted();
  const enter = async () => (await archive.browser().call(signInByLink, { body: { token: link } })).told;
  const announced = async (externalId: string) => {
    const startedAt = archive.now() - 86_400_000;
    const { reply } = await recorder.announce(
      announcementOf({ externalId, startedAt, seconds: 180 }, archive.now()),
    );
    return String(reply?.contentAddress);
  };

  beforeAll(async () => {
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}m`, "tmpfs", disk]);
    if (mounted.status !== 0) throw new Error("this user may not mount a small disk: `test` says NOT RUN");
    archive = await startArchive({ today, folder: join(disk, "data") });
    const office = await officeOf(archive, today);
    recorder = await enrolRecorder(office.administrator, () => archive.address);
    // The bucket's key is made before the disk is full.
    const story = { externalId: "before", startedAt: archive.now() - 86_400_000 };
    const { contact } = await recorder.deliver(announcementOf(story, archive.now()), wav());
    if (contact === null) throw new Error("no contact to hear");
    const employed = await office.worker({
      name: "Pirjo Salmivaara",
      signInName: "pirjo",
      rights: [{ role: "ch" }],
    });
    handler = employed.browser;
    link = await office.link(employed.person);
    const dp = { name: "Leena Kuusisalo", signInName: "leena", rights: [{ role: "dp" as const }] };
    officer = (await office.worker(dp)).browser;
    ({ id: complaint } = await handler.use(openCase, { body: { kind: "complaint", members: [] } }));
    const evidence = ["time" as const, "speaker" as const];
    await handler.use(linkContact, { params: { case: complaint }, body: { contact, evidence } });
    const body = { purpose: "p1" as const, case: complaint, contacts: [contact] };
    const { sitting } = await handler.use(openSitting, { body });
    const params = { sitting, contact };
    ({ sound } = await handler.use(issueTicket, { params, body: { side: "both" } }));
  });
  afterAll(async () => {
    await archive.close();
    spawnSync("umount", [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  test("an upload that does not fit is told so with 507, and nothing half-written stays", async () => {
    const address = await announced("too-much");
    const vault = files("vault");
    fill(filler, 3 * megabyte);
    const told = await recorder.put(address, recording);
    expect([told.status, told.json()]).toMatchObject([507, { slug: "staging-full" }]);
    expect(files("vault")).toEqual(vault);
    // Resumable uploads have a folder of their own there; it is as empty.
    expect(files("staging").filter((name) => !name.startsWith(".") && name !== "uploads")).toEqual([]);
    expect(files("staging/uploads")).toEqual([]);
  });

  test("signing in, opening a case and sound are refused by name while it is full, and go on when it is not", async () => {
    const opened: string[] = [complaint];
    const openOne = async () => {
      const answer = await handler.call(openCase, { body: { kind: "complaint", members: [] } });
      if (answer.reply !== undefined) opened.push(answer.reply.id);
      return answer.told;
    };
    const hear = () => handler.ask(sound, { headers: { range: "bytes=0-999" } });
    for (const act of [openOne, enter, hear]) expect((await act()).status).toBeLessThan(300);
    rmSync(filler, { force: true });
    fill(filler, 0);
    // The last pages of files may have room for an entry or two: each act is done until it is refused.
    for (const act of [openOne, enter, hear]) {
      let told = await act();
      for (let turn = 0; told.status < 300 && turn < 100; turn += 1) told = await act();
      expect([503, 507]).toContain(told.status);
      expect(["no-ledger", "store-full"]).toContain((told.json() as { slug: string }).slug);
      expect(told.headers["content-type"]).toMatch(/^application\/problem\+json/);
      expect(told.headers["set-cookie"] ?? []).toEqual([]);
    }
    rmSync(filler);
    // By itself, within the time the ledger takes to open again.
    for (const act of [openOne, enter, hear]) {
      let told = await act();
      for (let turn = 0; told.status >= 500 && turn < 100; turn += 1) {
        await pause(systemClock, 100);
        told = await act();
      }
      expect(told.status).toBeLessThan(300);
    }
    // Nothing half-written: the cases are those that were acknowledged, and of each the ledger has its opening.
    const { rows } = await handler.use(listCases, {});
    expect(rows.map(({ id }) => id).toSorted()).toEqual(opened.toSorted());
    for (const object of opened) {
      const query = { object, action: "case.opened" } as const;
      expect((await officer.use(listEntries, { query })).rows).toHaveLength(1);
    }
  });

  test("with room again the same upload is taken, without anybody's help", async () => {
    rmSync(filler, { force: true });
    const address = await announced("too-much");
    const told = await recorder.put(address, recording);
    expect([told.status, told.json()]).toMatchObject([201, { state: "kept" }]);
  });

  test("control: room for half of it is not enough, and room for it once is: what was staged is linked, not copied", async () => {
    const address = await announced("control");
    const vault = files("vault");
    fill(filler, recording.length / 2);
    const told = await recorder.put(address, recording);
    expect(told.status).toBe(507);
    expect(files("vault")).toEqual(vault);
    rmSync(filler);
    fill(filler, recording.length + 2 * megabyte);
    expect((await recorder.put(await announced("control"), recording)).status).toBe(201);
    rmSync(filler);
  });
});

/** Fills the disk but for so many bytes. */
function fill(path: string, leave: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const file = openSync(path, "w");
  const piece = Buffer.alloc(megabyte, 1);
  for (let left = bavail * bsize - leave; left > 0; left -= megabyte)
    writeSync(file, piece, 0, Math.min(left, megabyte));
  closeSync(file);
}

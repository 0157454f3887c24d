import { describe, expect, test } from "@jest/globals";
import {
  issueTicket,
  listDisposals,
  openCase,
  openSitting,
  previewDeletion,
  readAttachment,
  readContact,
  readLedgerState,
  readPeaks,
  readText,
  reportHeard,
  runSweep,
  changeNote,
  listNotes,
  readTranscript,
  removeNote,
  writeNote,
  writeStatement,
} from "@tallenne/contracts";
import { addDays, type CalendarDate, type ContactId } from "@tallenne/domain";
import { announcementOf, type Browser, customers, wav } from "@tallenne/testkit";
import { spawnSync } from "node:child_process";
import { cpSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transcribed, delivered, openTraining } from "./steps.ts";
import { actionsAbout, at, today, type World } from "./world.ts";

const root = join(import.meta.dirname, "../../..");

const verify = (folder: string, key: string) =>
  spawnSync(process.execPath, [join(root, "services/ledger/src/tallenne-verify.ts"), "--key", key, folder], {
    encoding: "utf8",
  });

/** J5: the last day passes by the calendar; everything answers 410 at once, and after the sweep nothing is left but the ledger. */
export function deleting(world: World): void {
  describe("J5: deletion on the day", () => {
    const recording = wav({ seconds: 2, tones: [420, 610] });
    let contact: ContactId;
    let living: ContactId;
    let reader: Browser;
    test("on its last day a call is heard; at midnight the same sitting answers 410, before any sweep", async () => {
      reader = world.sanna.browser;
      const story = {
        externalId: "j5",
        startedAt: at("2026-05-24 10.00"),
        customer: customers.aino,
        agent: "agent-204",
      };
      // With an access copy beside its master: both go.
      const flac = readFileSync(join(root, "packages/media/samples/speech.flac"));
      contact = await delivered(world, story, flac);
      const spoken = { from: 0, to: 500, side: "customer" as const, text: "Poistuu puheen mukana." };
      expect(await transcribed(world, story, [spoken])).toBe(201);
      // One whose last day is the day after.
      living = await delivered(
        world,
        { ...story, externalId: "j5-living", startedAt: at("2026-05-25 10.00") },
        recording,
      );
      const session = await openTraining(world, contact);
      const opening = { body: { purpose: "p3" as const, case: session.id, contacts: [contact] } };
      const { sitting } = await reader.use(openSitting, opening);
      const params = { sitting, contact };
      const { sound } = await reader.use(issueTicket, { params, body: { side: "both" } });
      const bytes = { headers: { range: "bytes=0-99" } };
      expect((await reader.ask(sound, bytes)).status).toBe(206);
      expect(
        (await reader.use(readTranscript, { params: { ...params, part: "transcript-1" } })).utterances,
      ).toHaveLength(1);
      const body = { fromMs: 100, text: "Poistuu tallenteen mukana.", shared: true };
      const { note } = await reader.use(writeNote, { params, body });
      await reader.use(reportHeard, { params, body: { ranges: [[0, 50]] } });

      await world.archive.setCalendar(addDays(today, 1));
      const answers = [
        await reader.ask(sound, bytes),
        (await reader.call(issueTicket, { params, body: { side: "both" } })).told,
        (await reader.call(openSitting, opening)).told,
        (await reader.call(readContact, { params: { contact }, query: { purpose: "p3", case: session.id } }))
          .told,
      ];
      expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
      const more = [
        await reader.call(readPeaks, { params }),
        await reader.call(readText, { params }),
        await reader.call(readAttachment, { params: { ...params, part: "attachment-1" } }),
        await reader.call(readTranscript, { params: { ...params, part: "transcript-1" } }),
        await reader.call(listNotes, { params }),
        await reader.call(writeNote, { params, body }),
        await reader.call(changeNote, { params: { ...params, note }, body }),
        await reader.call(removeNote, { params: { ...params, note } }),
        await reader.call(writeStatement, { params, body: { text: "Lausuma." } }),
        await world.raija.browser.call(openCase, { body: { kind: "training", contact, members: [] } }),
      ];
      expect(more.map(({ problem }) => problem?.slug)).toEqual(more.map(() => "gone"));
    });

    test("a rehearsal says what would go and changes nothing", async () => {
      const before = await world.objects();
      const seen = await world.leena.browser.use(previewDeletion, { query: {} });
      expect(seen.due).toBe(1);
      const rehearsed = await world.office.administrator.use(runSweep, { body: { rehearse: true } });
      expect(rehearsed.stopped).toBe("rehearsal");
      expect(await world.objects()).toEqual(before);
    });

    test("the sweep takes key, objects and rows, with receipts and a certificate in the ledger", async () => {
      const key = `calls_standard_${today}_v1.key`;
      const objects = await world.objects();
      expect(filesIn(world, "keys").filter((name) => name.endsWith(key))).toHaveLength(2);
      const swept = await world.office.administrator.use(runSweep, { body: { rehearse: false } });
      expect(swept.stopped).toBeNull();
      const { rows } = await world.leena.browser.use(listDisposals, { query: {} });
      const disposal = rows.find(({ lastDay }) => lastDay === today);
      expect(disposal).toMatchObject({ step: "purged", count: 1, disputed: 0, register: "calls" });
      expect(disposal?.certificate).toMatch(/^[0-9a-f]{64}$/);
      expect(disposal?.receipts.map(({ owner }) => owner).toSorted()).toEqual([
        "catalogue",
        "intake",
        "keys",
        "objects",
        "reading-room",
        "reading-room-sittings",
      ]);
      expect(filesIn(world, "keys").filter((name) => name.endsWith(key))).toEqual([]);
      expect(objects.length - (await world.objects()).length).toBeGreaterThanOrEqual(3);
      const query = { purpose: "p0" } as const;
      expect((await reader.call(readContact, { params: { contact }, query })).status).toBeGreaterThanOrEqual(
        404,
      );
      expect(await actionsAbout(world, contact, "contact.ingested")).toContain("contact.ingested");
      expect(await actionsAbout(world, String(disposal?.id), "retention.purged")).toContain(
        "retention.purged",
      );
    });

    test("the same recording cannot come back", async () => {
      const story = { externalId: "j5", startedAt: at("2026-05-24 10.00"), customer: customers.aino };
      const again = await world.recorder.announce(announcementOf(story, world.archive.now()));
      expect(again.problem?.slug).toBe("already-expired");
    });

    test("the ledger verifies offline, and one changed byte of it does not", async () => {
      const { verifier, size } = await world.leena.browser.use(readLedgerState, {});
      expect(size).toBeGreaterThan(50);
      const folder = join(world.archive.folder, "ledger");
      const copy = join(world.archive.folder, "ledger-copied");
      // A log at work changes while it is copied: it rests meanwhile.
      await world.archive.stop();
      cpSync(folder, copy, { recursive: true });
      await world.archive.start();
      expect(verify(copy, verifier)).toMatchObject({ status: 0 });
      const [tile = ""] = globSync("tile/entries/**/*", { cwd: copy }).filter((name) => /\d$/.test(name));
      const bytes = readFileSync(join(copy, tile));
      bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
      writeFileSync(join(copy, tile), bytes);
      expect(verify(copy, verifier)).toMatchObject({ status: 1 });
      rmSync(copy, { recursive: true });
    });

    test("what has a day left is still there: its row, its key, its sound to the last byte", async () => {
      const session = await openTraining(world, living);
      const opening = { purpose: "p3" as const, case: session.id };
      const row = await reader.use(readContact, { params: { contact: living }, query: opening });
      expect(row).toMatchObject({ id: living, lastDay: addDays(today, 1) });
      const { sitting } = await reader.use(openSitting, { body: { ...opening, contacts: [living] } });
      const params = { sitting, contact: living };
      const { sound } = await reader.use(issueTicket, { params, body: { side: "both" } });
      const heard = await reader.ask(sound, { headers: { range: "bytes=0-" } });
      expect(heard.status).toBe(206);
      const samples = recording.subarray(44);
      expect(heard.bytes.subarray(-samples.length).equals(samples)).toBe(true);
      const due = async (day: CalendarDate) =>
        (await world.leena.browser.use(previewDeletion, { query: { day } })).due;
      expect([await due(addDays(today, 1)), await due(addDays(today, 2))]).toEqual([0, 1]);
    });
  });
}

const filesIn = ({ archive }: World, folder: string) =>
  readdirSync(join(archive.folder, folder), { recursive: true }).map(String).toSorted();

import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { forgetContacts, rewrap, survivingInReadingRoom } from "@tallenne/contracts";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { askSitting, call, keepCall } from "../testing/listening.ts";
import { complaint, handler, testId } from "../testing/people.ts";
import { type RoomArchive, roomArchive, type Told } from "../testing/room-archive.ts";
import { callBucket, contactNumber } from "../testing/seal-contact.ts";

const words = "Ohje annettiin väärin päin.";
const other = contactNumber(2);

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
let sitting: string;
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
  await keepCall(archive, other);
  sitting = String((await askSitting(archive, { contacts: [call, other] })).json()["sitting"]);
});
afterEach(() => archive.close());

interface Shown {
  readonly note: string;
  readonly text: string;
  readonly own: boolean;
  readonly fromMs: number;
}

const place = (contact: string = call, under: string = sitting) =>
  `/reading-room/v1/sittings/${under}/contacts/${contact}/notes`;
const write = (more: Record<string, unknown> = {}, contact: string = call): Promise<Told> =>
  archive.ask(place(contact), { body: { fromMs: 12_000, text: words, shared: false, ...more } });
const list = async (path = place(), session?: string) => {
  const told = await archive.ask(path, session === undefined ? {} : { session });
  return (told.json() as { notes: Shown[] }).notes;
};
const actions = () =>
  archive.ledger.entries.map(({ action }) => action).filter((action) => action.includes("note"));

describe("notes beside a contact", () => {
  test("are kept at their second, read again in order, changed and removed by their writer, each under an entry", async () => {
    const first = (await write()).json() as unknown as Shown;
    await write({ fromMs: 3000, toMs: 5000, text: "Alku." });
    expect(await list()).toMatchObject([
      { fromMs: 3000, toMs: 5000, text: "Alku.", own: true, role: "ch", shared: false },
      { fromMs: 12_000, text: words, own: true },
    ]);
    const body = { fromMs: 12_500, text: "Ohje oli oikein.", shared: true };
    const changed = await archive.ask(`${place()}/${first.note}`, { method: "PUT", body });
    expect([changed.status, changed.json()]).toMatchObject([200, { ...body, note: first.note }]);
    expect((await archive.ask(`${place()}/${first.note}`, { method: "DELETE" })).status).toBe(200);
    expect(await list()).toMatchObject([{ text: "Alku." }]);
    expect(actions()).toEqual([
      "access.note.written",
      "access.note.written",
      "access.notes.read",
      "access.note.written",
      "access.note.removed",
      "access.notes.read",
    ]);
  });

  test("of another contact stay there, and an address made up of two finds none", async () => {
    const { note } = (await write({}, other)).json() as unknown as Shown;
    expect(await list()).toEqual([]);
    expect((await archive.ask(`${place()}/${note}`, { method: "DELETE" })).status).toBe(404);
    expect(await list(place(other))).toHaveLength(1);
  });

  test("are private until shared, and then read by others of the same case only; nobody changes another's", async () => {
    const colleague = { ...handler(), person: testId("person", 31), session: testId("session", 31) };
    const secret = "secret-of-another-session-0000001";
    archive.sessions.set(secret, colleague);
    const matter = complaint([call, other]);
    archive.catalogue.cases.set(matter.id, { ...matter, members: [...matter.members, colleague.person] });
    const hidden = (await write({ text: "Vain minulle." })).json() as unknown as Shown;
    const shared = (await write({ text: "Kaikille.", shared: true })).json() as unknown as Shown;
    const opened = await archive.ask("/reading-room/v1/sittings", {
      session: secret,
      body: { purpose: "p1", case: matter.id, contacts: [call] },
    });
    const theirs = place(call, String(opened.json()["sitting"]));
    expect(await list(theirs, secret)).toMatchObject([{ text: "Kaikille.", own: false }]);
    for (const { note } of [hidden, shared]) {
      const asked = { session: secret, method: "PUT", body: { fromMs: 0, text: "Toinen.", shared: true } };
      expect((await archive.ask(`${theirs}/${note}`, asked)).status).toBe(404);
      expect((await archive.ask(`${theirs}/${note}`, { session: secret, method: "DELETE" })).status).toBe(
        404,
      );
    }
    expect((await list()).map(({ text }) => text).toSorted()).toEqual(["Kaikille.", "Vain minulle."]);
  });

  test("stand in no file, no entry and no log line in words", async () => {
    await write();
    const files = await readdir(archive.folder, { recursive: true, withFileTypes: true });
    const read = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    );
    for (const bytes of read) expect(bytes.includes(Buffer.from("väärin päin"))).toBe(false);
    expect(JSON.stringify([archive.ledger.entries, archive.log.lines])).not.toContain("päin");
  });

  test("move with the keys of their contact, and open nothing once those are destroyed (flows D14)", async () => {
    await write();
    const kept = archive.catalogue.contacts.get(call);
    if (kept === undefined) throw new TypeError("the call is kept");
    const { facts, envelope } = kept;
    const { register, class: from, anchorDate, wraps, row } = facts;
    const toBucket = "calls/held/2027-05-24";
    const move = { contact: call, register, class: from, anchorDate, lastDay: row.lastDay, wraps };
    const { moves } = await archive.peers.steward.call(rewrap, {
      body: { moves: [{ ...move, toClass: "held", toBucket }] },
    });
    const [moved] = moves;
    archive.catalogue.contacts.set(call, {
      envelope,
      facts: { ...facts, class: "held", wraps: moved?.wraps ?? [] },
    });
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    expect(await list()).toMatchObject([{ text: words }]);
    await archive.keys.destroy({ bucket: toBucket, bucketVersion: moved?.bucketVersion ?? 0 });
    expect((await archive.ask(place())).status).toBe(410);
    expect((await write()).status).toBe(410);
  });

  test("are forgotten with the contact, and until then it survives here (T-A6.1c)", async () => {
    await write();
    const contacts = [call];
    const surviving = () => archive.peers.steward.call(survivingInReadingRoom, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: contacts });
    await archive.peers.steward.call(forgetContacts, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: [] });
  });

  test("are not written without the ledger, nor empty, nor longer than a page", async () => {
    archive.ledger.away = true;
    expect((await write()).status).toBe(503);
    archive.ledger.away = false;
    expect(await list()).toEqual([]);
    for (const text of ["", "a".repeat(4001)]) expect((await write({ text })).status).toBe(422);
  });
});

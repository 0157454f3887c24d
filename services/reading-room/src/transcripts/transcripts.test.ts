import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { rewrap, type TranscriptView } from "@tallenne/contracts";
import { askSitting, call } from "../testing/listening.ts";
import { complaint } from "../testing/people.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket, contactNumber, recording } from "../testing/seal-contact.ts";
import { shownFor } from "./show-transcript.ts";

/** An invented code of the test range, as somebody says it. */
const code = "140358-901F";
const said: TranscriptView = {
  language: "fi",
  made: { by: "machine", provider: "parakeet" },
  utterances: [
    { fromMs: 0, toMs: 2000, side: "adviser", text: "Työvoimapalvelut, hyvää huomenta." },
    {
      fromMs: 2500,
      toMs: 6000,
      side: "customer",
      text: `Tunnukseni on ${code}.`,
      words: [
        [2500, 3000, "Tunnukseni", 91],
        [5000, 6000, `${code}.`, null],
      ],
    },
  ],
};
const corrected: TranscriptView = { ...said, made: { by: "person" } };
const bytes = (one: TranscriptView) => Buffer.from(JSON.stringify(one));
const without = contactNumber(2);

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
let sitting: string;
beforeAll(async () => {
  archive = await roomArchive();
  await archive.keep({
    id: call,
    bucket: callBucket,
    channel: "call",
    parts: { original: recording, "transcript-1": bytes(said), "transcript-2": bytes(corrected) },
  });
  await archive.keep({ id: without, bucket: callBucket, channel: "call", parts: { original: recording } });
  archive.catalogue.cases.set(complaint([]).id, complaint([call, without]));
  sitting = String((await askSitting(archive, { contacts: [call, without] })).json()["sitting"]);
});
afterAll(() => archive.close());
const read = (contact: string, part: string) =>
  archive.ask(`/reading-room/v1/sittings/${sitting}/contacts/${contact}/transcripts/${part}`);
const entries = () => archive.ledger.entries.filter(({ action }) => action === "access.text.read");

describe("a transcript", () => {
  test("opens with a key of its own, in a sitting, under an entry that names it; every version stays", async () => {
    const told = await read(call, "transcript-1");
    expect([told.status, told.json()]).toEqual([200, { ...said, part: "transcript-1", masked: 0 }]);
    expect((await read(call, "transcript-2")).json()).toMatchObject({
      made: { by: "person" },
      part: "transcript-2",
    });
    expect(entries().map(({ facts, purpose }) => [facts, purpose])).toEqual([
      [{ part: "transcript-1" }, "p1"],
      [{ part: "transcript-2" }, "p1"],
    ]);
  });

  test("that does not exist is unknown, and so is one of a contact outside the sitting", async () => {
    expect((await read(without, "transcript-1")).status).toBe(404);
    expect((await read(call, "transcript-3")).status).toBe(404);
    expect((await read(contactNumber(77), "transcript-1")).status).toBe(404);
    expect((await read(call, "transcript-0")).status).toBe(422);
  });

  test("is not read without the ledger", async () => {
    archive.ledger.away = true;
    expect((await read(call, "transcript-1")).status).toBe(503);
    archive.ledger.away = false;
  });

  test("no word of it stands in an entry or a log line", () => {
    const kept = JSON.stringify([archive.ledger.entries, archive.log.lines]);
    for (const word of [code, "Tunnukseni", "huomenta"]) expect(kept).not.toContain(word);
  });

  test("moves with its recording to another bucket, and dies with that one's key", async () => {
    const kept = archive.catalogue.contacts.get(call);
    if (kept === undefined) throw new TypeError("the call is kept");
    const { facts, envelope } = kept;
    const { register, class: from, anchorDate, wraps, row } = facts;
    const toBucket = "calls/held/2027-05-24";
    const order = { contact: call, register, class: from, anchorDate, lastDay: row.lastDay, wraps };
    const { moves } = await archive.peers.steward.call(rewrap, {
      body: { moves: [{ ...order, toClass: "held", toBucket }] },
    });
    const [move] = moves;
    expect(move?.wraps.map(({ kind }) => kind)).toEqual(["object", "record", "transcript-1", "transcript-2"]);
    archive.catalogue.contacts.set(call, {
      envelope,
      facts: { ...facts, class: "held", wraps: move?.wraps ?? [] },
    });
    expect((await read(call, "transcript-2")).status).toBe(200);
    await archive.keys.destroy({ bucket: toBucket, bucketVersion: move?.bucketVersion ?? 0 });
    expect((await read(call, "transcript-2")).status).toBe(410);
  });
});

describe("where the purpose is about nobody", () => {
  test.each(["p2", "p3"])("what names somebody is masked, with its words (%s)", (purpose) => {
    const shown = shownFor(purpose, "transcript-1", bytes(said));
    expect(shown.masked).toBe(1);
    expect(JSON.stringify(shown)).not.toContain("901F");
    expect(shown.utterances[1]).toEqual({
      fromMs: 2500,
      toMs: 6000,
      side: "customer",
      text: "Tunnukseni on ▒▒▒.",
    });
    expect(shown.utterances[0]).toEqual(said.utterances[0]);
  });

  test.each(["p1", "p4"])("a complaint and a request see it whole (%s)", (purpose) => {
    expect(shownFor(purpose, "transcript-1", bytes(said))).toEqual({
      ...said,
      part: "transcript-1",
      masked: 0,
    });
  });
});

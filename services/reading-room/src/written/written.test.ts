import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { ShownText } from "@tallenne/contracts";
import { askSitting } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { complaint } from "../testing/people.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket, contactNumber, recording } from "../testing/seal-contact.ts";

const [mail, call] = [contactNumber(1), contactNumber(2)];
/** A letter with an attachment that would run if it were ever drawn in the page. */
const letter: ShownText = {
  kind: "email",
  messages: [{ from: "customer", text: "Hei, todistus liitteessa. ⟦identity-code⟧" }],
  fields: [],
  subject: "Todistus",
  attachments: [{ part: "attachment-1", name: "../tödistus.html", mediaType: "text/html", length: 26 }],
  masks: { "identity-code": 1 },
  encrypted: false,
};
const attachment = Buffer.from("<script>alert(1)</script>\n");
/** Invented, of the range of test codes. */
const aino = {
  role: "customer" as const,
  name: "Aino Koivuranta",
  phone: "+358401234567",
  email: "aino@example.fi",
  identityCode: "010190-901R",
};

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
let sitting: string;
beforeAll(async () => {
  archive = await roomArchive();
  const text = Buffer.from(JSON.stringify(letter));
  await archive.keep({
    id: mail,
    bucket: "email/standard/2027-05-22",
    channel: "email",
    parties: [aino],
    subject: "Todistus",
    parts: { original: Buffer.from("raw"), text, "attachment-1": attachment },
  });
  await archive.keep({
    id: call,
    bucket: callBucket,
    channel: "call",
    parties: [aino],
    parts: { original: recording },
  });
  archive.catalogue.cases.set(complaint([]).id, complaint([mail, call]));
  sitting = String((await askSitting(archive, { contacts: [mail, call] })).json()["sitting"]);
});
afterAll(() => archive.close());
const ask = (path: string, body?: unknown) =>
  archive.ask(`/reading-room/v1/sittings/${sitting}${path}`, body === undefined ? {} : { body });
const entriesOf = (action: string) => archive.ledger.entries.filter((entry) => entry.action === action);

describe("written contacts", () => {
  test("are read in a sitting, entered before", async () => {
    const told = await ask(`/contacts/${mail}/text`);
    expect([told.status, told.json()]).toEqual([200, letter]);
    expect(entriesOf("access.text.read")).toMatchObject([{ facts: { part: "text" }, purpose: "p1" }]);
  });

  test("a call has no text", async () => {
    expect((await ask(`/contacts/${call}/text`)).status).toBe(404);
  });

  test("an attachment leaves as a file of no type, under its own name made harmless", async () => {
    const told = await ask(`/contacts/${mail}/attachments/attachment-1`);
    expect([told.status, Buffer.from(told.bytes)]).toEqual([200, attachment]);
    expect(told.headers.get("content-type")).toBe("application/octet-stream");
    expect(told.headers.get("x-content-type-options")).toBe("nosniff");
    const disposition = told.headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment;/);
    expect(disposition).not.toContain("/");
    expect((await ask(`/contacts/${mail}/attachments/attachment-2`)).status).toBe(404);
  });

  test("nothing is read without the ledger", async () => {
    archive.ledger.away = true;
    expect((await ask(`/contacts/${mail}/text`)).status).toBe(503);
    archive.ledger.away = false;
  });
});

describe("personal fields", () => {
  test("are revealed for contacts of the sitting under one entry, the identity code masked (T-I5)", async () => {
    const before = entriesOf("access.revealed").length;
    const told = await ask("/reveals", { contacts: [mail, call] });
    expect(told.status).toBe(200);
    const { contacts } = told.json() as {
      contacts: { parties: Record<string, string>[]; subject?: string }[];
    };
    expect(contacts.map(({ subject }) => subject)).toEqual(["Todistus", undefined]);
    expect(contacts[0]?.parties[0]).toMatchObject({ name: aino.name, phone: aino.phone, email: aino.email });
    for (const { parties } of contacts) {
      expect(parties[0]?.["identityCode"]).not.toBe(aino.identityCode);
      expect(parties[0]?.["identityCode"]).not.toContain("901R");
    }
    expect(Buffer.from(told.bytes).toString()).not.toContain(aino.identityCode);
    expect(entriesOf("access.revealed")).toHaveLength(before + 1);
    expect(entriesOf("access.revealed").at(-1)?.objects).toEqual(expect.arrayContaining([mail, call]));
  });

  test("of a contact outside the sitting are unknown", async () => {
    expect((await ask("/reveals", { contacts: [contactNumber(77)] })).status).toBe(404);
  });

  test("stand in no entry, no log line and no address", async () => {
    await until(() => entriesOf("contact.indexed").length > 0);
    const said = JSON.stringify([archive.ledger.entries, archive.log.lines]);
    for (const value of [aino.name, aino.phone, "0401234567", aino.email, aino.identityCode, "Todistus"])
      expect(said).not.toContain(value);
  });

  test("whose key is destroyed are gone", async () => {
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    expect((await ask("/reveals", { contacts: [call] })).status).toBe(410);
    expect((await ask(`/contacts/${mail}/text`)).status).toBe(200);
  });
});

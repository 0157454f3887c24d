import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { forgetContacts, type PersonalFields, survivingInReadingRoom } from "@tallenne/contracts";
import { calendarDate, type ContactId } from "@tallenne/domain";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../testing/passing-clock.ts";
import { complaint, grantOf, handler, morning, testId } from "../testing/people.ts";
import { paivisSecret, type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket, contactNumber } from "../testing/seal-contact.ts";

/** Invented people. The two codes are of the test range and differ only by their century sign: two persons. */
const [aino, bertta] = ["010190-901R", "010190Y901R"] as const;
const [call, other, disqualified, mail, past] = [1, 2, 3, 4, 5].map(contactNumber) as [
  ContactId,
  ContactId,
  ContactId,
  ContactId,
  ContactId,
];
const customer = (fields: Partial<PersonalFields["parties"][number]>) => [
  { role: "customer" as const, ...fields },
];

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
beforeAll(async () => {
  archive = await roomArchive();
  const keep = (id: ContactId, fields: Partial<PersonalFields["parties"][number]>, more = {}) =>
    archive.keep({ id, bucket: callBucket, channel: "call", parties: customer(fields), parts: {}, ...more });
  await keep(call, { phone: "+358401234567", identityCode: aino });
  await keep(
    other,
    { phone: "+358509998887", identityCode: bertta },
    { startedAt: morning - 2 * 86_400_000 },
  );
  await keep(disqualified, { phone: "+358401234567" });
  await archive.keep({
    id: mail,
    bucket: "email/standard/2027-05-22",
    channel: "email",
    parties: customer({ email: "aino@example.fi", businessId: "2077474-0", phone: "+358401234567" }),
    parts: {},
  });
  await keep(past, { phone: "+358401234567" });
  archive.catalogue.cases.set(complaint([]).id, complaint([call]));
  archive.sessions.set(paivisSecret, handler({ disqualified: [disqualified] }));
  const contacts = [call, other, disqualified, mail, past];
  const surviving = () => archive.peers.steward.call(survivingInReadingRoom, { body: { contacts } });
  await until(async () => (await surviving()).surviving.length === contacts.length);
  // Its last day passes, and nobody has swept yet.
  const kept = archive.catalogue.contacts.get(past);
  if (!kept) throw new Error("the contact is not kept");
  const row = { ...kept.facts.row, lastDay: calendarDate("2026-11-23") };
  archive.catalogue.contacts.set(past, { ...kept, facts: { ...kept.facts, row } });
});
afterAll(() => archive.close());

const search = (kind: string, value: string, more: Record<string, unknown> = {}) =>
  archive.ask("/reading-room/v1/searches", {
    body: { purpose: "p1", case: complaint([]).id, detail: { kind, value }, ...more },
  });
interface Candidate {
  readonly id: string;
  readonly linked: boolean;
  readonly evidence: readonly string[];
}
const found = async (...asked: Parameters<typeof search>) => {
  const told = await search(...asked);
  expect(told.status).toBe(200);
  return (told.json() as { candidates: Candidate[] }).candidates;
};
const ids = async (...asked: Parameters<typeof search>) => (await found(...asked)).map(({ id }) => id);

describe("contacts are found by an exact detail", () => {
  test.each([
    ["in two groups", "040 1234567"],
    ["in one", "0401234567"],
    ["with a hyphen", "040-123 4567"],
    ["in four groups", "040 123 45 67"],
    ["with brackets", "(040) 1234567"],
    ["with the country's code", "+358401234567"],
    ["with the country's code in groups", "+358 40 123 4567"],
    ["with code and trunk prefix", "+358 (0)40 123 4567"],
    ["with the prefix of international calls", "00358401234567"],
    ["with that prefix in groups", "00358 40 1234567"],
  ])("a Finnish number written %s", async (_how, typed) => {
    expect((await ids("phone", typed)).toSorted()).toEqual([call, mail].toSorted());
  });

  test.each([
    ["small", "aino@example.fi"],
    ["in capitals", "AINO@EXAMPLE.FI"],
    ["with blanks around it", " Aino@Example.fi "],
  ])("an e-mail address written %s", async (_how, typed) => {
    expect(await ids("email", typed)).toEqual([mail]);
  });

  test.each([
    ["as registered", "2077474-0"],
    ["with blanks around it", " 2077474-0 "],
  ])("a business id written %s", async (_how, typed) => {
    expect(await ids("business-id", typed)).toEqual([mail]);
  });

  test("an identity code finds its own person only: the century sign tells two apart (T-I2)", async () => {
    expect([await ids("identity-code", aino), await ids("identity-code", bertta)]).toEqual([[call], [other]]);
    expect(await ids("identity-code", aino.toLowerCase())).toEqual([call]);
  });

  test.each([
    ["phone", "040 12345"],
    ["phone", "1234567"],
    ["email", "aino"],
    ["identity-code", "010190-90"],
  ])("no part of one does: %s", async (kind, typed) => {
    const told = await search(kind, typed);
    const candidates = told.status === 200 ? (told.json()["candidates"] as unknown[]) : [];
    expect([[200, 422].includes(told.status), candidates]).toEqual([true, []]);
    expect(Buffer.from(told.bytes).toString()).not.toContain(typed);
  });
});

describe("hits pass the policies before they are shown or counted", () => {
  test("the contact of a relative and one past its last day are not among them", async () => {
    expect(await ids("phone", "040 1234567")).not.toEqual(expect.arrayContaining([disqualified]));
    expect(await ids("phone", "040 1234567")).not.toEqual(expect.arrayContaining([past]));
    const told = await search("phone", "040 1234567");
    expect(told.json()["more"]).toBe(false);
  });

  test("nor those of a register outside the right", async () => {
    archive.sessions.set(paivisSecret, handler({ grants: [grantOf("ch", { registers: ["email"] })] }));
    archive.clock.pass(1001);
    expect(await ids("phone", "040 1234567")).toEqual([mail]);
    archive.sessions.set(paivisSecret, handler({ disqualified: [disqualified] }));
    archive.clock.pass(1001);
  });

  test("newest first, with what is linked already and what it was found by; by time and channel", async () => {
    const [first] = await found("phone", "0401234567", { channels: ["call"] });
    expect(first).toMatchObject({ id: call, linked: true, evidence: ["number"] });
    const [second] = await found("email", "aino@example.fi", { from: "2026-11-01" });
    expect(second).toMatchObject({ id: mail, linked: false, evidence: ["email", "time"] });
    expect(await ids("phone", "050 9998887", { from: "2026-11-23" })).toEqual([]);
    expect(await ids("phone", "050 9998887", { to: "2026-11-22" })).toEqual([other]);
  });
});

describe("a search", () => {
  test("stands in the ledger by the kinds of its criteria, never by their values, and leaves none anywhere", async () => {
    await search("phone", "040 1234567", { from: "2026-11-01" });
    const entry = archive.ledger.entries.filter(({ action }) => action === "access.search").at(-1);
    expect(entry).toMatchObject({
      facts: { criteria: ["phone", "time"] },
      purpose: "p1",
      case: complaint([]).id,
    });
    const said = JSON.stringify([archive.ledger.entries, archive.log.lines]);
    for (const value of ["1234567", "aino@", "901R", "9998887"]) expect(said).not.toContain(value);
    const stored = readdirSync(join(archive.folder, "store")).map((name) =>
      readFileSync(join(archive.folder, "store", name)).toString("latin1"),
    );
    for (const value of ["401234567", "aino@example", "010190", "2077474"])
      expect(stored.some((bytes) => bytes.includes(value))).toBe(false);
  });

  test("needs its case and purpose, and is refused to an adviser", async () => {
    expect((await search("phone", "0401234567", { case: testId("case", 9) })).status).toBe(403);
    expect((await search("phone", "0401234567", { purpose: "p3" })).status).toBe(403);
    archive.sessions.set(paivisSecret, handler({ role: "ag", grants: [grantOf("ag")] }));
    archive.clock.pass(1001);
    expect((await search("phone", "0401234567")).status).toBe(403);
    archive.sessions.set(paivisSecret, handler({ disqualified: [disqualified] }));
    archive.clock.pass(1001);
  });

  test("finds nothing of a contact that the steward had forgotten, and a receipt says how many rows went", async () => {
    const contacts = [mail];
    const surviving = () => archive.peers.steward.call(survivingInReadingRoom, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: [mail] });
    expect(await archive.peers.steward.call(forgetContacts, { body: { contacts } })).toEqual({ gone: 3 });
    expect(await surviving()).toEqual({ surviving: [] });
    expect(await ids("email", "aino@example.fi")).toEqual([]);
    expect(await archive.peers.steward.call(forgetContacts, { body: { contacts } })).toEqual({ gone: 0 });
  });
});

import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { declareDisqualified, recordDisqualified } from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId, idFrom } from "@tallenne/domain";
import { sqliteDocuments } from "@tallenne/store";
import { join } from "node:path";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { introspected } from "../testing/introspected.ts";
import { administratorAtWork, employ, grant, sign, type Worker } from "../testing/office.ts";
import { forgetDisqualifications, openDisqualifications } from "./disqualification.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
const contact: ContactId = idFrom("contact", new Uint8Array(16).fill(7));
const other: ContactId = idFrom("contact", new Uint8Array(16).fill(8));

let archive: IdentityArchive;
let timo: Worker;
let sanna: Worker;
beforeEach(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
  sanna = await employ(archive, timo, "sanna.ketovuori");
  await sign(sanna);
  await grant(archive, { proposer: timo, approver: timo }, { person: sanna.person, role: "ch" });
});
afterEach(() => archive.close());

const declare = (by: Worker, reason = "relative", about = contact) =>
  by.browser.ask(declareDisqualified, { body: { contact: about, reason: reason as "relative" } });
const record = (by: Worker, person = sanna.person) =>
  by.browser.ask(recordDisqualified, { params: { person }, body: { contact, reason: "close" } });
const vouched = async ({ browser }: Worker) =>
  (await introspected(archive, browser.cookie ?? ""))?.disqualified;

test("who declares it may not touch the contact from the next question on; the ledger names person, contact and tie (T-P16)", async () => {
  expect(await vouched(sanna)).toEqual([]);
  expect((await declare(sanna)).status).toBe(201);
  expect(await vouched(sanna)).toEqual([contact]);
  expect(await vouched(timo)).toEqual([]);
  expect(archive.told("people.disqualified")).toMatchObject([
    {
      actor: sanna.person,
      role: "ch",
      operation: "declareDisqualified",
      objects: [sanna.person, contact],
      facts: { reason: "relative" },
    },
  ]);
});

test("the administrator records it of somebody else, who finds it in the session already open", async () => {
  expect((await record(timo)).status).toBe(201);
  expect(await vouched(sanna)).toEqual([contact]);
  expect(archive.told("people.disqualified")).toMatchObject([
    { actor: timo.person, objects: [sanna.person, contact], facts: { reason: "close" } },
  ]);
});

test("said twice it stands once, and outlives a new start", async () => {
  await declare(sanna);
  expect((await declare(sanna, "party")).status).toBe(201);
  await record(timo);
  await declare(sanna, "other", other);
  await archive.restart();
  expect((await vouched(sanna))?.toSorted()).toEqual([contact, other].toSorted());
});

test("nobody but the administrator records it of another; of nobody there is none; without a known tie it is bad input", async () => {
  expect((await record(sanna, timo.person)).slug).toBe("not-permitted");
  expect((await record(timo, idFrom("person", new Uint8Array(16)))).slug).toBe("unknown");
  expect((await declare(sanna, "because")).slug).toBe("bad-input");
  expect(archive.told("people.disqualified")).toEqual([]);
  expect(await vouched(timo)).toEqual([]);
});

test("without the ledger nothing is recorded", async () => {
  archive.ledger.away = true;
  expect((await declare(sanna)).slug).toBe("no-ledger");
  archive.ledger.away = false;
  expect(await vouched(sanna)).toEqual([]);
});

test("it is forgotten two years on, when no contact of its day can be kept any more", async () => {
  const documents = await sqliteDocuments({ folder: join(archive.folder, "other"), service: "identity" });
  const kept = await openDisqualifications(documents);
  const made = { person: sanna.person, contact, reason: "party", recordedBy: sanna.person } as const;
  await kept.insert({ ...made, id: "one", recordedOn: today });
  await forgetDisqualifications(kept, addDays(today, 700));
  expect(await kept.count()).toBe(1);
  await forgetDisqualifications(kept, addDays(today, 740));
  expect(await kept.count()).toBe(0);
  await documents.close();
});

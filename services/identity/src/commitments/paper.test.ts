import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  publishCommitmentText,
  readCommitmentText,
  readMe,
  recordPaperCommitment,
} from "@tallenne/contracts";
import { calendarDate, type PersonId } from "@tallenne/domain";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, sign, type Worker } from "../testing/office.ts";
import { firstLaws, firstParagraphs } from "./first-text.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let timo: Worker;
let sanna: Worker;
beforeAll(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
  sanna = await employ(archive, timo, "sanna.ketovuori");
  archive.calendar.set(calendarDate("2026-12-01"));
});
afterAll(() => archive.close());

const scan = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const record = async (person: PersonId, changed: object = {}, by = timo) => {
  const { id, version } = (await timo.browser.ask(readCommitmentText)).reply;
  const sheet = { text: id, version, language: "fi" as const, signedOn: calendarDate("2026-11-27"), scan };
  return by.browser.ask(recordPaperCommitment, { params: { person }, body: { ...sheet, ...changed } });
};

describe("a commitment signed on paper (T-K1)", () => {
  test.each([
    ["before the text was in force", "2026-11-23"],
    ["later than today", "2026-12-02"],
  ])("is not recorded %s", async (_, signedOn) => {
    const told = await record(sanna.person, { signedOn });
    expect(told.problem?.findings?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ["/signedOn", "outside-term"],
    ]);
  });

  test("is recorded by another person, an administrator, with the digest of the sheet", async () => {
    expect((await record(timo.person)).slug).toBe("second-person");
    expect((await record(timo.person, {}, sanna)).slug).toBe("sign-first");
    expect((await record(systemChance.id("person"))).slug).toBe("unknown");
    expect((await record(sanna.person, { scan: "puuttuu" })).slug).toBe("bad-input");
    expect((await sanna.browser.ask(readMe)).reply.commitment).toBeNull();
    const told = await record(sanna.person);
    expect([told.status, told.reply.until]).toEqual([201, "2027-11-27"]);
    expect((await sanna.browser.ask(readMe)).reply.commitment).toMatchObject({
      id: told.reply.commitment,
      version: 1,
    });
    const entry = archive.told("people.commitment.signed").at(-1);
    expect([entry?.actor, entry?.objects.includes(sanna.person)]).toEqual([timo.person, true]);
  });

  test("lapses with a new text like any other (T-A10.2a)", async () => {
    const paragraphs = firstParagraphs.slice(1);
    void (await timo.browser.ask(publishCommitmentText, { body: { paragraphs, laws: [...firstLaws] } }))
      .reply;
    await sign(timo);
    expect((await sanna.browser.ask(readMe)).reply.commitment).toBeNull();
    expect((await record(sanna.person)).slug).toBe("bad-input");
    const today = calendarDate("2026-12-01");
    expect((await record(sanna.person, { signedOn: today })).status).toBe(201);
  });
});

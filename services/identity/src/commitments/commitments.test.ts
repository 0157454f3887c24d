import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  createUnit,
  listPeople,
  publishCommitmentText,
  readCommitmentText,
  readMe,
  signCommitment,
} from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { introspected } from "../testing/introspected.ts";
import { administratorAtWork, employ, phrase, sign, type Worker } from "../testing/office.ts";
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
});
afterAll(() => archive.close());

const textOf = async (worker: Worker) => (await worker.browser.ask(readCommitmentText)).reply;
const signing = async (worker: Worker, changed: object = {}) => {
  const { id, version } = await textOf(worker);
  const proof = { password: phrase, code: worker.phone.code() };
  const body = { text: id, version, language: "sv", read: true, ...proof, ...changed } as const;
  return worker.browser.ask(signCommitment, { body });
};

describe("the first text", () => {
  test("says in three languages who is bound, to what, and that it does not end; the laws are named", () => {
    for (const { fi, sv, en } of firstParagraphs)
      for (const words of [fi, sv, en]) {
        expect(words.length).toBeGreaterThan(80);
        expect(words.length).toBeLessThanOrEqual(2000);
      }
    expect(firstLaws.join(" ")).toMatch(/JulkL .*23 §.*TSL .*35 §/);
    const [fi, sv, en] = (["fi", "sv", "en"] as const).map((language) =>
      firstParagraphs.map((paragraph) => paragraph[language]).join("\n"),
    );
    expect(fi).toMatch(/JulkL 22 ja 23 §/);
    expect(fi).toMatch(/Vaitiolovelvollisuus ei pääty/);
    expect(sv).toMatch(/Tystnadsplikten upphör inte/);
    expect(en).toMatch(/does not end/);
  });

  test("is in force from the first start", async () => {
    const text = await textOf(sanna);
    expect([text.version, text.from, text.signed]).toEqual([1, "2026-11-24", null]);
    expect(text.paragraphs.map(({ number, changed }) => [number, changed])).toEqual(
      firstParagraphs.map((_, at) => [at + 1, false]),
    );
  });
});

describe("signing", () => {
  test("needs the proof of identity: wrong or missing, nothing is signed and nothing says it was", async () => {
    const before = archive.told("people.commitment.signed").length;
    expect((await signing(sanna, { password: "väärä lause kokonaan" })).slug).toBe("sign-in-refused");
    expect((await signing(sanna, { code: undefined })).slug).toBe("bad-input");
    expect((await signing(sanna, { read: false })).slug).toBe("bad-input");
    expect(archive.told("people.commitment.signed")).toHaveLength(before);
    expect((await sanna.browser.ask(readMe)).reply.commitment).toBeNull();
  });

  test("is for the text in force alone", async () => {
    expect((await signing(sanna, { text: systemChance.id("policy") })).slug).toBe("unknown");
    expect((await signing(sanna, { version: 7 })).slug).toBe("unknown");
  });

  test("is in the ledger before it counts, and holds for twelve months", async () => {
    const me = (await signing(sanna)).reply;
    expect(me.commitment).toMatchObject({ version: 1, until: "2027-11-24" });
    const entry = archive.told("people.commitment.signed").at(-1);
    expect([entry?.actor, entry?.objects[0], entry?.facts]).toMatchObject([
      sanna.person,
      me.commitment?.id,
      { version: 1, until: "2027-11-24", language: "sv" },
    ]);
  });

  test("without the ledger nothing is signed", async () => {
    archive.ledger.away = true;
    const before = (await sanna.browser.ask(readMe)).reply.commitment?.id;
    const told = await signing(sanna);
    archive.ledger.away = false;
    expect([told.slug, (await sanna.browser.ask(readMe)).reply.commitment?.id]).toEqual([
      "no-ledger",
      before,
    ]);
  });

  test("lapses after its last day", async () => {
    archive.calendar.set(calendarDate("2027-11-24"));
    expect((await sanna.browser.ask(readMe)).reply.commitment).not.toBeNull();
    archive.calendar.set(calendarDate("2027-11-25"));
    expect((await sanna.browser.ask(readMe)).reply.commitment).toBeNull();
    archive.calendar.set(calendarDate("2026-11-24"));
  });
});

describe("a new version of the text", () => {
  test("is published by an administrator alone", async () => {
    const body = { paragraphs: [...firstParagraphs], laws: [...firstLaws] };
    expect((await sanna.browser.ask(publishCommitmentText, { body })).slug).toBe("not-permitted");
  });

  test("asks everybody to sign again before the next access, its publisher too (T-A10.2a)", async () => {
    const [first, ...others] = firstParagraphs;
    const paragraphs = [{ fi: "Uusi.", sv: "Ny.", en: "New." }, ...others];
    expect(first).toBeDefined();
    const told = await timo.browser.ask(publishCommitmentText, {
      body: { paragraphs, laws: [...firstLaws] },
    });
    expect(told.reply.version).toBe(2);
    expect(archive.told("people.commitment.published").at(-1)).toMatchObject({ facts: { version: 2 } });
    const standing = await introspected(archive, sanna.browser.cookie ?? "");
    expect(standing?.commitment).toBeNull();
    const unit = { id: "tiimi-2", name: "Tiimi 2", office: "mikkeli" };
    expect((await timo.browser.ask(createUnit, { body: unit })).slug).toBe("sign-first");
    const me = (await sanna.browser.ask(readMe)).reply;
    expect([me.commitment, me.commitmentTextVersion]).toEqual([null, 2]);
  });

  test("marks what differs from the one signed last", async () => {
    const text = await textOf(sanna);
    expect([text.version, text.signed?.version]).toEqual([2, 1]);
    expect(text.paragraphs.filter(({ changed }) => changed).map(({ number }) => number)).toEqual([1]);
  });

  test("cannot be passed by signing the old one", async () => {
    const { signed } = await textOf(sanna);
    expect(signed?.version).toBe(1);
    const [old] = archive.told("people.commitment.signed");
    const text = (old?.facts as { text?: unknown } | undefined)?.text;
    expect((await signing(sanna, { text, version: 1 })).slug).toBe("conflict");
  });

  test("is signed like the first, and the work goes on", async () => {
    await sign(timo);
    const unit = { id: "tiimi-2", name: "Tiimi 2", office: "mikkeli" };
    expect((await timo.browser.ask(createUnit, { body: unit })).status).toBe(201);
    const { rows } = (await timo.browser.ask(listPeople)).reply;
    expect(rows.map(({ name, commitment }) => [name, commitment?.version])).toEqual([
      ["Sanna Ketovuori", undefined],
      ["Timo Harjukoski", 2],
    ]);
  });

  test("survives a restart: the seed is laid once", async () => {
    await archive.restart();
    expect((await textOf(timo)).version).toBe(2);
  });
});

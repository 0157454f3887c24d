import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  createPerson,
  createUnit,
  findAgent,
  listColleagues,
  listPeople,
  resolveNames,
  wearRole,
} from "@tallenne/contracts";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, grant, invite, sign, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let timo: Worker;
let sanna: Worker;
beforeAll(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
  sanna = await employ(archive, timo, "sanna.ketovuori");
  await sign(sanna);
});
afterAll(() => archive.close());

const person = {
  name: "Eero Kallasmaa",
  signInName: "eero.kallasmaa",
  unit: "tiimi-1",
  office: "mikkeli",
  language: "fi" as const,
  agentKeys: ["agent-204"],
};
const create = (changed: object = {}) => timo.browser.ask(createPerson, { body: { ...person, ...changed } });

describe("a person", () => {
  test.each([
    ["in a unit there is none of", { unit: "ei-ole" }, "/unit unknown-unit"],
    ["of an office without a unit", { office: "kouvola" }, "/office unknown-office"],
    ["signing in with an identity code (T-I4)", { signInName: "140358-901f" }, "/signInName identity-code"],
  ])("%s is not added", async (_, changed, finding) => {
    const told = await create(changed);
    expect([
      told.slug,
      told.problem?.findings?.map(({ pointer, code }) => `${String(pointer)} ${code}`),
    ]).toEqual(["bad-input", [finding]]);
  });

  test("is added invited; the ledger knows the unit and a pseudonym, no name", async () => {
    const { person: id, invitation } = (await create()).reply;
    expect(invitation).toMatch(/^[\w-]{43}$/);
    const entry = archive.told("people.created").at(-1);
    expect([entry?.objects, entry?.facts]).toEqual([[id], { unit: "tiimi-1" }]);
    const { rows } = (await timo.browser.ask(listPeople)).reply;
    expect(rows.find((row) => row.id === id)).toMatchObject({ state: "invited", commitment: null });
  });

  test("has a sign-in name and recorder's keys of their own", async () => {
    expect((await create({ agentKeys: [] })).slug).toBe("conflict");
    expect((await create({ signInName: "toinen.kallasmaa" })).slug).toBe("conflict");
  });

  test("is added by an administrator alone, and without the ledger not at all", async () => {
    const told = await sanna.browser.ask(createPerson, { body: { ...person, signInName: "uusi" } });
    expect(told.slug).toBe("not-permitted");
    archive.ledger.away = true;
    const away = await create({ signInName: "uusi", agentKeys: [] });
    archive.ledger.away = false;
    expect([away.slug, away.status]).toEqual(["no-ledger", 503]);
    expect((await create({ signInName: "uusi", agentKeys: [] })).status).toBe(201);
  });
});

describe("a unit", () => {
  test("is added once", async () => {
    const body = { id: "tiimi-2", name: "Tiimi 2", office: "kouvola" };
    expect((await timo.browser.ask(createUnit, { body })).status).toBe(201);
    expect((await timo.browser.ask(createUnit, { body })).slug).toBe("conflict");
    expect(archive.told("people.unit.created").at(-1)?.facts).toEqual({ unit: "tiimi-2" });
    expect((await create({ office: "kouvola", signInName: "etä", agentKeys: [] })).slug).toBe("bad-input");
    expect((await create({ office: "kouvola", signInName: "eta", agentKeys: [] })).status).toBe(201);
  });
});

describe("names behind pseudonyms", () => {
  test("are told after the ledger knows whose, and only to those who lead, examine or oversee", async () => {
    const asked = [sanna.person, timo.person, systemChance.id("person")];
    const { names } = (await timo.browser.ask(resolveNames, { body: { people: asked } })).reply;
    expect(names).toEqual({ [sanna.person]: "Sanna Ketovuori", [timo.person]: "Timo Harjukoski" });
    expect(archive.told("access.names.resolved").at(-1)).toMatchObject({
      actor: timo.person,
      objects: asked,
      facts: { count: 3 },
    });
    const told = await sanna.browser.ask(resolveNames, { body: { people: asked } });
    expect(told.slug).toBe("not-permitted");
    expect((await sanna.browser.ask(listPeople)).slug).toBe("not-permitted");
  });

  test("are not told while the ledger is away", async () => {
    archive.ledger.away = true;
    const told = [
      await timo.browser.ask(resolveNames, { body: { people: [sanna.person] } }),
      await timo.browser.ask(listPeople),
    ];
    archive.ledger.away = false;
    expect(told.map(({ slug }) => slug)).toEqual(["no-ledger", "no-ledger"]);
  });

  test("stand in no log line", () => {
    expect(JSON.stringify(archive.log.lines)).not.toMatch(/Ketovuori|Harjukoski|Kallasmaa|kallasmaa/);
    expect(JSON.stringify(archive.entries)).not.toMatch(/Ketovuori|Harjukoski|Kallasmaa|kallasmaa/i);
  });
});

const find = (key: string) => archive.peers.intake.call(findAgent, { body: { key } });

describe("colleagues of a trainer", () => {
  test("are those who may work in a quality project, by name and unit; nobody else asks, and the ledger knows", async () => {
    const joel = await employ(archive, timo, "joel.rinnekangas");
    const anja = await employ(archive, timo, "anja.korpimaa");
    for (const { person: id } of [joel, anja])
      await grant(archive, { proposer: timo, approver: timo }, { person: id, role: "qa" });
    await sign(joel);
    await joel.browser.ask(wearRole, { body: { role: "qa" } });
    const { rows } = (await joel.browser.ask(listColleagues)).reply;
    expect(rows).toEqual([{ person: anja.person, name: "Anja Korpimaa", unit: "tiimi-1" }]);
    expect(archive.told("access.names.resolved").at(-1)).toMatchObject({
      actor: joel.person,
      facts: { count: 1 },
    });
    expect((await sanna.browser.ask(listColleagues)).slug).toBe("not-permitted");
    expect((await timo.browser.ask(listColleagues)).slug).toBe("not-permitted");
  });
});

describe("the adviser behind a recorder's key", () => {
  test("is found by intake, with the unit", async () => {
    const { person: id } = await invite(timo, "aino.rantakallio", ["agent-310", "0440 310"]);
    expect(await find("agent-310")).toEqual({ person: id, unit: "tiimi-1" });
    expect(await find("0440 310")).toEqual({ person: id, unit: "tiimi-1" });
  });

  test("is nobody for a key that nobody has", async () => {
    expect(await find("agent-3")).toEqual({ person: null, unit: null });
  });

  test("is told to intake alone", async () => {
    const asked = archive.peers.catalogue.call(findAgent, { body: { key: "agent-310" } });
    await expect(asked).rejects.toThrow();
  });
});

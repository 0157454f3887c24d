import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { approveGrant, endGrant, listPeople, proposeGrant, readMe } from "@tallenne/contracts";
import { type CalendarDate, calendarDate, type Id } from "@tallenne/domain";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, grant, right, sign, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let timo: Worker;
let maija: Worker;
let sanna: Worker;
beforeAll(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
  maija = await employ(archive, timo, "maija.suvanto");
  sanna = await employ(archive, timo, "sanna.ketovuori");
  await sign(maija);
  await sign(sanna);
});
afterAll(() => archive.close());

const propose = (by: Worker, asked: Parameters<typeof right>[1], changed: object = {}) =>
  by.browser.ask(proposeGrant, { body: { ...right(archive, asked), ...changed } });
const approve = (by: Worker, id: string) =>
  by.browser.ask(approveGrant, { params: { grant: id as Id<"grant"> } });
const end = (by: Worker, id: string) => by.browser.ask(endGrant, { params: { grant: id as Id<"grant"> } });

describe("a right that is proposed", () => {
  test.each([
    ["2026-11-23", "ends-before-it-begins"],
    ["2027-11-25", "over-twelve-months"],
    ["2099-12-31", "over-twelve-months"],
  ])("until %s is refused: %s (T-A10.3a)", async (until, code) => {
    const told = await propose(timo, { person: sanna.person, role: "ag", until: until as CalendarDate });
    expect([told.slug, told.problem?.findings]).toEqual([
      "bad-input",
      [{ pointer: "/until", code, detail: "from today to twelve months on" }],
    ]);
  });

  test("for twelve months to the day is taken", async () => {
    const until = calendarDate("2027-11-24");
    expect((await propose(timo, { person: sanna.person, role: "ag", until })).status).toBe(201);
  });

  test("for nobody, or in no unit, is refused", async () => {
    const nobody = systemChance.id("person");
    expect((await propose(timo, { person: nobody, role: "ag" })).slug).toBe("unknown");
    const told = await propose(timo, { person: sanna.person, role: "ag" }, { unit: "ei-ole" });
    expect(told.problem?.findings?.map(({ code }) => code)).toEqual(["unknown-unit"]);
  });

  test("gives nothing until it is approved", async () => {
    const { grant: id, state } = (await propose(timo, { person: sanna.person, role: "ch" })).reply;
    expect(state).toBe("proposed");
    expect((await sanna.browser.ask(readMe)).reply.roles).not.toContain("ch");
    await approve(timo, id);
    expect((await sanna.browser.ask(readMe)).reply.roles).toContain("ch");
  });
});

describe("while there is one administrator", () => {
  test("one person does both, and the ledger says so", async () => {
    await grant(archive, { proposer: timo, approver: timo }, { person: sanna.person, role: "qa" });
    expect(archive.told("people.grant.approved").at(-1)).toMatchObject({
      actor: timo.person,
      facts: { role: "qa", alone: true },
    });
  });
});

describe("with two administrators", () => {
  beforeAll(async () => {
    await grant(archive, { proposer: timo, approver: timo }, { person: maija.person, role: "aa" });
  });

  test("nobody approves an own proposal (T-A10.3c)", async () => {
    const { grant: id } = (await propose(timo, { person: sanna.person, role: "dp" })).reply;
    const told = await approve(timo, id);
    expect([told.status, told.slug]).toEqual([403, "second-person"]);
    expect(archive.told("access.denied").at(-1)).toMatchObject({
      actor: timo.person,
      objects: [id, sanna.person],
      facts: { act: "grant.approve", rule: "forbid-self-approval" },
    });
    expect((await sanna.browser.ask(readMe)).reply.roles).not.toContain("dp");
    expect((await approve(maija, id)).status).toBe(200);
    expect(archive.told("people.grant.approved").at(-1)?.facts).toMatchObject({ role: "dp", alone: false });
    expect((await sanna.browser.ask(readMe)).reply.roles).toContain("dp");
  });

  test("nobody approves a right for themselves, whoever proposed it (T-A10.3c)", async () => {
    const { grant: id } = (await propose(maija, { person: timo.person, role: "ch" })).reply;
    expect((await approve(timo, id)).slug).toBe("second-person");
  });

  test("a right is approved once; what is approved, ended or past is no proposal", async () => {
    const { grant: id } = (await propose(timo, { person: sanna.person, role: "os" })).reply;
    expect((await approve(maija, id)).status).toBe(200);
    expect((await approve(maija, id)).slug).toBe("conflict");
    expect((await end(timo, id)).status).toBe(200);
    expect((await approve(maija, id)).slug).toBe("conflict");
    expect((await end(timo, id)).status).toBe(200);
    expect(archive.told("people.grant.ended").at(-1)).toMatchObject({ objects: [id, sanna.person] });
  });

  test("of two approvals at the same moment one counts", async () => {
    const { grant: id } = (await propose(timo, { person: sanna.person, role: "rc" })).reply;
    const told = await Promise.all([approve(maija, id), approve(maija, id)]);
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });

  test("an unknown right is unknown, and the question is in the ledger", async () => {
    expect((await approve(maija, systemChance.id("grant"))).slug).toBe("unknown");
    expect((await end(maija, systemChance.id("grant"))).slug).toBe("unknown");
    expect(archive.told("access.denied").at(-1)?.facts).toEqual({ act: "grant.end", rule: "unknown" });
  });

  test("an administrator who has given up the right counts no more, a week later", async () => {
    const { rows } = (await timo.browser.ask(listPeople)).reply;
    const own = rows.find(({ id }) => id === maija.person)?.grants.find(({ role }) => role === "aa");
    expect((await end(maija, own?.id ?? "")).status).toBe(200);
    archive.calendar.set(calendarDate("2026-12-02"));
    await grant(archive, { proposer: timo, approver: timo }, { person: sanna.person, role: "au" });
    expect(archive.told("people.grant.approved").at(-1)?.facts).toMatchObject({ alone: true });
  });
});

describe("a team lead", () => {
  test("proposes in the own unit and approves nothing", async () => {
    const liisa = await employ(archive, timo, "liisa.nurmela");
    await sign(liisa);
    await grant(archive, { proposer: timo, approver: timo }, { person: liisa.person, role: "tl" });
    const { grant: id } = (await propose(liisa, { person: sanna.person, role: "ag" })).reply;
    expect((await approve(liisa, id)).slug).toBe("not-permitted");
    expect((await end(liisa, id)).slug).toBe("not-permitted");
    expect((await approve(timo, id)).status).toBe(200);
  });
});

describe("no ledger", () => {
  test("no proposal, no approval, no end", async () => {
    const { grant: id } = (await propose(timo, { person: sanna.person, role: "de" })).reply;
    archive.ledger.away = true;
    const told = [
      await propose(timo, { person: sanna.person, role: "de" }),
      await approve(timo, id),
      await end(timo, id),
    ];
    archive.ledger.away = false;
    expect(told.map(({ slug }) => slug)).toEqual(["no-ledger", "no-ledger", "no-ledger"]);
    expect((await sanna.browser.ask(readMe)).reply.roles).not.toContain("de");
  });
});

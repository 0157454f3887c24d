import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  approveGrant,
  endEmployment,
  endGrant,
  inviteAgain,
  proposeGrant,
  readMe,
} from "@tallenne/contracts";
import { addDays, calendarDate, type GrantId } from "@tallenne/domain";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, grant, right, sign, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
let archive: IdentityArchive;
let timo: Worker;
beforeEach(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
});
afterEach(() => archive.close());

const propose = async (by: Worker, asked: Parameters<typeof right>[1]) =>
  (await by.browser.ask(proposeGrant, { body: right(archive, asked) })).reply.grant;
const approve = async (by: Worker, id: GrantId) =>
  (await by.browser.ask(approveGrant, { params: { grant: id } })).slug;
const end = async (by: Worker, id: GrantId) =>
  (await by.browser.ask(endGrant, { params: { grant: id } })).slug;
const letGo = async (by: Worker, { person }: Worker) =>
  (await by.browser.ask(endEmployment, { params: { person } })).slug;
const again = async (by: Worker, { person }: Worker) =>
  (await by.browser.ask(inviteAgain, { params: { person } })).slug;
const rolesOf = async ({ browser }: Worker) => (await browser.ask(readMe)).reply.roles;
const alone = () => ({ proposer: timo, approver: timo });

/** Somebody with a right given by the one administrator alone. */
async function colleague(name: string, role: Parameters<typeof right>[1]["role"]) {
  const worker = await employ(archive, timo, name);
  await sign(worker);
  const id = await grant(archive, alone(), { person: worker.person, role });
  return { ...worker, right: id };
}

describe("one of two administrators", () => {
  test("does not get rid of the other, nor a content right for themselves, by any way (T-A10.3c)", async () => {
    const maija = await colleague("maija.suvanto", "aa");
    const content = await propose(timo, { person: timo.person, role: "ch" });
    expect(await approve(timo, content)).toBe("second-person");
    expect(await end(timo, maija.right)).toBe("second-person");
    expect(await letGo(timo, maija)).toBe("second-person");
    expect(await again(timo, maija)).toBe("second-person");
    expect(await rolesOf(maija)).toEqual(["aa"]);
    expect(archive.told("people.grant.ended")).toEqual([]);
    expect(archive.told("access.denied").at(-1)).toMatchObject({
      actor: timo.person,
      facts: { rule: "second-person" },
    });
    expect(await approve(timo, content)).toBe("second-person");
    expect(await rolesOf(timo)).toEqual(["aa"]);
  });

  test("who is left alone by the other's own act approves nothing alone for a week, and never for themselves", async () => {
    const maija = await colleague("maija.suvanto", "aa");
    const sanna = await employ(archive, timo, "sanna.ketovuori");
    const others = await propose(timo, { person: sanna.person, role: "ag" });
    const own = await propose(timo, { person: timo.person, role: "ch" });
    expect(await end(maija, maija.right)).toBeUndefined();
    for (const day of [today, addDays(today, 7)]) {
      archive.calendar.set(day);
      expect([await approve(timo, others), await approve(timo, own)]).toEqual([
        "second-person",
        "second-person",
      ]);
    }
    archive.calendar.set(addDays(today, 8));
    expect(await approve(timo, others)).toBeUndefined();
    expect(archive.told("people.grant.approved").at(-1)?.facts).toMatchObject({ alone: true });
    expect(await approve(timo, own)).toBe("second-person");
  });

  test("who leaves by their own act starts the week too, and one whose right has run out", async () => {
    const maija = await colleague("maija.suvanto", "aa");
    const sanna = await employ(archive, timo, "sanna.ketovuori");
    const others = await propose(timo, { person: sanna.person, role: "ag" });
    expect(await letGo(maija, maija)).toBeUndefined();
    expect(await approve(timo, others)).toBe("second-person");
    archive.calendar.set(addDays(today, 8));
    await grant(archive, alone(), {
      person: sanna.person,
      role: "aa",
      until: addDays(today, 20),
    });
    archive.calendar.set(addDays(today, 27));
    const more = await propose(timo, { person: sanna.person, role: "tl" });
    expect(await approve(timo, more)).toBe("second-person");
    archive.calendar.set(addDays(today, 28));
    expect(await approve(timo, more)).toBeUndefined();
  });

  test("ends the other's right when a third is there, but not the third's after it, at once or at the same moment", async () => {
    const decider = await colleague("oskari.lahti", "de");
    const maija = await colleague("maija.suvanto", "aa");
    const veera = await employ(archive, timo, "veera.lampi");
    const third = await propose(timo, { person: veera.person, role: "aa" });
    expect(await approve(decider, third)).toBeUndefined();
    const told = await Promise.all([end(timo, maija.right), end(timo, third)]);
    expect(told.filter((slug) => slug === "second-person")).toHaveLength(1);
    expect(told.filter((slug) => slug === undefined)).toHaveLength(1);
  });
});

describe("the only administrator", () => {
  test("gives others their rights alone, which the ledger says, and none to themselves (T-A10.3c)", async () => {
    const sanna = await colleague("sanna.ketovuori", "ag");
    expect(await rolesOf(sanna)).toEqual(["ag"]);
    expect(archive.told("people.grant.approved").at(-1)).toMatchObject({
      actor: timo.person,
      facts: { alone: true },
    });
    const own = await propose(timo, { person: timo.person, role: "ch" });
    expect(await approve(timo, own)).toBe("second-person");
    expect(await rolesOf(timo)).toEqual(["aa"]);
  });

  test("has the own right renewed by a decider", async () => {
    const decider = await colleague("oskari.lahti", "de");
    const own = await propose(timo, { person: timo.person, role: "aa" });
    expect(await approve(timo, own)).toBe("second-person");
    expect(await approve(decider, own)).toBeUndefined();
  });

  test("cannot end the own right while it is the last, and can when it is not", async () => {
    const decider = await colleague("oskari.lahti", "de");
    const second = await propose(timo, { person: timo.person, role: "aa" });
    expect(await approve(decider, second)).toBeUndefined();
    expect(await end(timo, second)).toBeUndefined();
    const first = archive.told("people.grant.approved")[0]?.objects[0] as GrantId;
    expect(await end(timo, first)).toBe("conflict");
    expect(await letGo(timo, timo)).toBe("conflict");
  });
});

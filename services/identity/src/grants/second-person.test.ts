import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { approveGrant, listPeople, proposeGrant, readMe, signIn } from "@tallenne/contracts";
import { addDays, calendarDate, type GrantId } from "@tallenne/domain";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, grant, phrase, right, sign, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
let archive: IdentityArchive;
let timo: Worker;
beforeEach(async () => {
  archive = await identityArchive({ purpose: "production" });
  timo = await administratorAtWork(archive);
});
afterEach(() => archive.close());

const propose = async (by: Worker, asked: Parameters<typeof right>[1]) =>
  (await by.browser.ask(proposeGrant, { body: right(archive, asked) })).reply.grant;
const approve = async (by: Worker, id: GrantId) =>
  (await by.browser.ask(approveGrant, { params: { grant: id } })).slug;
const rolesOf = async ({ browser }: Worker) => (await browser.ask(readMe)).reply.roles;
const day = (number: number) => archive.calendar.set(addDays(today, number));
/** Comes back and signs in by own proofs, as the next code of the authenticator allows. */
async function comeBack(worker: Worker): Promise<void> {
  archive.clock.skip(60_000);
  const { signInName, phone, browser } = worker;
  const body = { name: signInName, password: phrase, code: phone.code() };
  expect((await browser.ask(signIn, { body })).slug).toBeUndefined();
}
/** A second administrator, made by the only one. */
async function secondAdministrator(): Promise<Worker> {
  const maija = await employ(archive, timo, "maija.suvanto");
  await sign(maija);
  await grant(archive, { proposer: timo, approver: timo }, { person: maija.person, role: "aa" });
  expect(await rolesOf(maija)).toEqual(["aa"]);
  return maija;
}

describe("in production a lone administrator", () => {
  test("gives nobody a right over content alone, however long alone; a second administrator and an auditor yes", async () => {
    day(30);
    await comeBack(timo);
    const sanna = await employ(archive, timo, "sanna.ketovuori");
    const content = await propose(timo, { person: sanna.person, role: "ch" });
    expect(await approve(timo, content)).toBe("second-person");
    expect(await approve(timo, await propose(timo, { person: sanna.person, role: "au" }))).toBeUndefined();
    // The page is told, so that it offers nothing that would be refused.
    const { rows } = (await timo.browser.ask(listPeople)).reply;
    const told = rows.find(({ id }) => id === sanna.person)?.grants ?? [];
    expect(told.map(({ role, takesTwo }) => [role, takesTwo])).toEqual([
      ["ch", true],
      ["au", false],
    ]);
    expect(archive.told("access.denied").at(-1)).toMatchObject({ actor: timo.person });
  });

  test("cannot invent a colleague who approves or proposes for them at once: it takes a week and a return (T-A10.3c)", async () => {
    day(30);
    await comeBack(timo);
    const maija = await secondAdministrator();
    const sanna = await employ(archive, timo, "sanna.ketovuori");
    const byTimo = await propose(timo, { person: sanna.person, role: "ch" });
    const byMaija = await propose(maija, { person: sanna.person, role: "tl" });
    expect([await approve(maija, byTimo), await approve(timo, byMaija)]).toEqual([
      "second-person",
      "second-person",
    ]);
    expect(archive.told("access.denied").at(-1)?.facts).toMatchObject({ rule: "second-person" });
    day(36);
    await comeBack(maija);
    expect([await approve(maija, byTimo), await approve(timo, byMaija)]).toEqual([
      "second-person",
      "second-person",
    ]);
    day(37);
    expect([await approve(maija, byTimo), await approve(timo, byMaija)]).toEqual([undefined, undefined]);
  });

  test("gains nothing by letting the account lie: who never came back counts for nobody, whatever the day", async () => {
    const maija = await secondAdministrator();
    day(60);
    await comeBack(timo);
    const sanna = await employ(archive, timo, "sanna.ketovuori");
    const content = await propose(timo, { person: sanna.person, role: "ch" });
    await comeBack(timo);
    expect(await approve(maija, content)).toBe("second-person");
    await comeBack(maija);
    expect(await approve(maija, content)).toBeUndefined();
  });

  test("gains nothing by an old account either: a right to approve must have stood a week as well", async () => {
    const maija = await employ(archive, timo, "maija.suvanto");
    await sign(maija);
    day(60);
    await comeBack(timo);
    await comeBack(maija);
    await grant(archive, { proposer: timo, approver: timo }, { person: maija.person, role: "aa" });
    const sanna = await employ(archive, timo, "sanna.ketovuori");
    const content = await propose(timo, { person: sanna.person, role: "ch" });
    expect(await approve(maija, content)).toBe("second-person");
    day(67);
    expect(await approve(maija, content)).toBeUndefined();
  });
});

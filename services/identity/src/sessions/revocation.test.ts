import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { endGrant, introspect, readMe, signOut, wearRole } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { introspected } from "../testing/introspected.ts";
import { administratorAtWork, employ, grant, sign, type Worker } from "../testing/office.ts";

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

const alone = () => ({ proposer: timo, approver: timo });
const standing = () => introspected(archive, sanna.browser.cookie ?? "");

describe("what identity vouches for", () => {
  test("is nothing but a pseudonym, rights, commitment and the last proof, signed", async () => {
    const before = await standing();
    expect(before).toMatchObject({ person: sanna.person, grants: [], commitment: null, unit: "tiimi-1" });
    expect(JSON.stringify(before)).not.toMatch(/Ketovuori|ketovuori/);
  });

  test("holds a right from the approval to its last day, and loses it without anybody doing anything (T-A10.3a)", async () => {
    await grant(archive, alone(), { person: sanna.person, role: "ag", until: calendarDate("2026-12-24") });
    expect((await standing())?.grants).toMatchObject([{ role: "ag", until: "2026-12-24" }]);
    archive.calendar.set(calendarDate("2026-12-24"));
    expect((await standing())?.grants).toHaveLength(1);
    archive.calendar.set(calendarDate("2026-12-25"));
    expect((await standing())?.grants).toEqual([]);
    archive.calendar.set(calendarDate("2026-11-24"));
  });

  test("loses a right that is ended at the next question", async () => {
    const id = await grant(archive, alone(), { person: sanna.person, role: "tl" });
    expect((await standing())?.grants.map(({ role }) => role)).toContain("tl");
    void (await timo.browser.ask(endGrant, { params: { grant: id } })).reply;
    expect((await standing())?.grants.map(({ role }) => role)).not.toContain("tl");
  });

  test("grows its version with every role worn, so that what was open under the other role ends", async () => {
    await grant(archive, alone(), { person: sanna.person, role: "qa" });
    const before = await standing();
    const me = (await sanna.browser.ask(wearRole, { body: { role: "qa" } })).reply;
    expect([me.role, me.roles.includes("ag")]).toEqual(["qa", true]);
    const after = await standing();
    expect([after?.role, (after?.version ?? 0) > (before?.version ?? 0)]).toEqual(["qa", true]);
    expect(archive.told("people.role.worn").at(-1)).toMatchObject({
      actor: sanna.person,
      facts: { role: "qa" },
    });
  });

  test("holds a commitment from the signature on", async () => {
    await sign(sanna);
    expect((await standing())?.commitment).toMatchObject({ version: 1, until: "2027-11-24" });
  });

  test("is nothing after signing out, in every service, at the next question (T-A10.3b)", async () => {
    const cookie = sanna.browser.cookie ?? "";
    await sanna.browser.ask(signOut);
    const session = cookie.split("=", 2)[1] ?? "";
    for (const service of ["catalogue", "reading-room", "intake", "steward", "ledger"] as const) {
      const told = await archive.peers[service].call(introspect, { body: { session } });
      expect(told.standing).toBeNull();
    }
  });

  test("is nothing for words that are no cookie", async () => {
    for (const session of ["", "A", "A".repeat(200)]) {
      const told = await archive.peers.catalogue.call(introspect, { body: { session } });
      expect(told.standing).toBeNull();
    }
  });

  test("counts the question as a use", async () => {
    const cookie = timo.browser.cookie ?? "";
    for (let at = 0; at < 4; at += 1) {
      archive.clock.skip(10 * 60_000);
      expect(await introspected(archive, cookie)).not.toBeNull();
    }
    expect((await timo.browser.ask(readMe)).status).toBe(200);
  });
});

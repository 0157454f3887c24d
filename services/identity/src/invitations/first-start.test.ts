import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  beginFirstAdministrator,
  createUnit,
  listPeople,
  makeFirstAdministrator,
  readFirstStart,
  readMe,
} from "@tallenne/contracts";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { firstAdministrator, firstTokenOf, phrase, sign } from "../testing/office.ts";
import { phoneWith } from "../testing/phone.ts";
import { firstTokenFile } from "./first-token.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
beforeAll(async () => void (archive = await identityArchive()));
afterAll(() => archive.close());

describe("the first start", () => {
  test("waits for its administrator, and shows one link as long as it waits", async () => {
    const { waiting, demo, today } = (await archive.browser().ask(readFirstStart)).reply;
    expect([waiting, demo, today]).toEqual([true, false, "2026-11-24"]);
    const before = await firstTokenOf(archive);
    await archive.restart();
    expect(await firstTokenOf(archive)).toBe(before);
    expect(before).toMatch(/^[\w-]{43}$/);
  });

  test("the link does not stand in the log", async () => {
    expect(JSON.stringify(archive.log.lines)).not.toContain(await firstTokenOf(archive));
  });

  test("another token opens nothing", async () => {
    const token = "A".repeat(43);
    const told = await archive.browser().ask(beginFirstAdministrator, { body: { token } });
    expect([told.status, told.slug]).toEqual([401, "sign-in-refused"]);
  });

  test("a page loaded twice shows the same authenticator secret", async () => {
    const body = { token: await firstTokenOf(archive) };
    const first = (await archive.browser().ask(beginFirstAdministrator, { body })).reply;
    const second = (await archive.browser().ask(beginFirstAdministrator, { body })).reply;
    expect(second).toEqual(first);
    expect(first.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(first.uri).toContain(`secret=${first.secret}`);
  });

  test("a wrong code, a weak pass phrase or an identity code as a name make nobody", async () => {
    const token = await firstTokenOf(archive);
    const { secret } = (await archive.browser().ask(beginFirstAdministrator, { body: { token } })).reply;
    const phone = phoneWith(secret, archive.clock);
    const sound = { token, name: "Timo Harjukoski", signInName: "timo", office: "mikkeli", unit: "tiimi-1" };
    const make = async (changed: object) => {
      const body = { ...sound, password: phrase, code: phone.code(), ...changed };
      const told = await archive.browser().ask(makeFirstAdministrator, { body });
      return [told.slug, ...(told.problem?.findings ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await make({ code: "000000" })).toEqual(["sign-in-refused"]);
    expect(await make({ password: "lyhyt sana" })).toEqual(["bad-input", "/password too-short"]);
    // T-I4
    expect(await make({ signInName: "140358-901f" })).toEqual(["bad-input", "/signInName identity-code"]);
    expect((await archive.browser().ask(readFirstStart)).reply.waiting).toBe(true);
    expect(archive.entries).toEqual([]);
  });

  test("nobody is made while the ledger is away", async () => {
    archive.ledger.away = true;
    const token = await firstTokenOf(archive);
    const browser = archive.browser();
    const { secret } = (await browser.ask(beginFirstAdministrator, { body: { token } })).reply;
    const code = phoneWith(secret, archive.clock).code();
    const account = { name: "Timo Harjukoski", signInName: "timo", office: "mikkeli", unit: "tiimi-1" };
    const told = await browser.ask(makeFirstAdministrator, {
      body: { token, ...account, password: phrase, code },
    });
    archive.ledger.away = false;
    expect([told.status, told.slug, browser.cookie]).toEqual([503, "no-ledger", undefined]);
    expect((await browser.ask(readFirstStart)).reply.waiting).toBe(true);
  });

  test("makes one administrator with one right, recorded as alone; the link dies (T-A10.3a, T-A10.3c)", async () => {
    const token = await firstTokenOf(archive);
    const timo = await firstAdministrator(archive);
    const me = (await timo.browser.ask(readMe)).reply;
    expect([me.role, me.roles, me.commitment, me.commitmentTextVersion]).toEqual(["aa", ["aa"], null, 1]);
    expect(me.grants).toMatchObject([{ role: "aa", until: "2027-11-24", registers: [], lines: [] }]);
    expect(archive.entries.map(({ action, actor }) => [action, actor])).toEqual([
      ["people.created", timo.person],
      ["people.grant.approved", timo.person],
      ["people.login", timo.person],
    ]);
    expect(archive.told("people.grant.approved")[0]?.facts).toEqual({
      role: "aa",
      until: "2027-11-24",
      alone: true,
    });
    expect((await archive.browser().ask(readFirstStart)).reply.waiting).toBe(false);
    await expect(access(join(archive.folder, "secrets", firstTokenFile))).rejects.toThrow();
    const again = await archive.browser().ask(beginFirstAdministrator, { body: { token } });
    expect(again.slug).toBe("sign-in-refused");
    expect(await firstTokenOf(archive)).toBe("");
    // Before the commitment is signed the administrator does nothing; afterwards the work can begin.
    const unit = { id: "tiimi-2", name: "Tiimi 2", office: "mikkeli" };
    expect((await timo.browser.ask(createUnit, { body: unit })).slug).toBe("sign-first");
    await sign(timo);
    expect((await timo.browser.ask(createUnit, { body: unit })).status).toBe(201);
    const { rows, units } = (await timo.browser.ask(listPeople)).reply;
    expect(units.map(({ id }) => id)).toEqual(["tiimi-1", "tiimi-2"]);
    expect(rows.map(({ name, state, grants }) => [name, state, grants[0]?.alone])).toEqual([
      ["Timo Harjukoski", "active", true],
    ]);
  });

  test("after a restart nobody is awaited any more", async () => {
    await archive.restart();
    expect(await firstTokenOf(archive)).toBe("");
    expect((await archive.browser().ask(readFirstStart)).reply.waiting).toBe(false);
  });
});

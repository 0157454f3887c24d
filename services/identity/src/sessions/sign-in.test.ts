import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readMe, setLanguage, signIn, signInByLink, signOut, stepUp, wearRole } from "@tallenne/contracts";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, phrase, type Worker } from "../testing/office.ts";
import { introspected } from "../testing/introspected.ts";

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

const proofOf = (worker: Worker) => ({
  name: worker.signInName,
  password: phrase,
  code: worker.phone.code(),
});

describe("signing in", () => {
  test("with name, pass phrase and code opens a session in a __Host- cookie no page can read", async () => {
    const told = await archive.browser().ask(signIn, { body: proofOf(sanna) });
    expect(told.status).toBe(201);
    expect(told.setCookie).toHaveLength(1);
    expect(told.setCookie[0]).toMatch(
      /^__Host-tallenne=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(told.reply).toMatchObject({ person: sanna.person, name: "Sanna Ketovuori", stepUp: "password" });
    const entry = archive.told("people.login").at(-1);
    expect([entry?.actor, entry?.objects, entry?.facts]).toEqual([
      sanna.person,
      [sanna.person],
      { method: "password" },
    ]);
  });

  test("takes the name however it is written", async () => {
    const body = { ...proofOf(sanna), name: "  Sanna.KETOVUORI " };
    expect((await archive.browser().ask(signIn, { body })).status).toBe(201);
  });

  test.each([
    ["an unknown name", { name: "kuka.lie" }],
    ["a wrong pass phrase", { password: "väärä lause kokonaan" }],
    ["a wrong code", { code: "000000" }],
    ["an identity code as the name (T-I4)", { name: "140358-901F" }],
  ])("%s is refused in the same words, and the ledger knows", async (_, wrong) => {
    const before = archive.told("people.login.refused").length;
    const browser = archive.browser();
    const told = await browser.ask(signIn, { body: { ...proofOf(sanna), ...wrong } });
    expect([told.status, told.slug, told.problem?.findings, browser.cookie]).toEqual([
      401,
      "sign-in-refused",
      undefined,
      undefined,
    ]);
    const entries = archive.told("people.login.refused").slice(before);
    expect(entries).toMatchObject([{ actor: "nobody", outcome: "refused" }]);
    expect(JSON.stringify(entries)).not.toMatch(/sanna|kuka|140358/i);
  });

  test("a code that was used is refused, also in another browser and after a restart", async () => {
    expect((await archive.browser().ask(signIn, { body: proofOf(sanna) })).status).toBe(201);
    const used = { name: sanna.signInName, password: phrase, code: sanna.phone.again() };
    expect((await archive.browser().ask(signIn, { body: used })).slug).toBe("sign-in-refused");
    await archive.restart();
    expect((await archive.browser().ask(signIn, { body: used })).slug).toBe("sign-in-refused");
  });

  test("of two who show the same code at the same moment one comes in", async () => {
    const body = proofOf(sanna);
    const told = await Promise.all([
      archive.browser().ask(signIn, { body }),
      archive.browser().ask(signIn, { body }),
    ]);
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([201, 401]));
  });

  test("no ledger, no session", async () => {
    archive.ledger.away = true;
    const browser = archive.browser();
    const told = await browser.ask(signIn, { body: proofOf(sanna) });
    archive.ledger.away = false;
    expect([told.status, told.slug, browser.cookie]).toEqual([503, "no-ledger", undefined]);
  });

  test("a session that the browser brought is not the new one, and ends (fixation)", async () => {
    const browser = archive.browser();
    await browser.ask(signIn, { body: proofOf(sanna) });
    const planted = browser.cookie ?? "";
    await browser.ask(signIn, { body: proofOf(timo) });
    expect(browser.cookie).not.toBe(planted);
    expect((await browser.ask(readMe)).reply.person).toBe(timo.person);
    expect(await introspected(archive, planted)).toBeNull();
  });

  test("a cookie that nobody gave out is nobody's", async () => {
    const browser = archive.browser();
    browser.cookie = `__Host-tallenne=${"A".repeat(43)}`;
    expect((await browser.ask(readMe)).slug).toBe("sign-in-first");
    await browser.ask(signIn, { body: proofOf(sanna) });
    expect(browser.cookie).not.toContain("AAAA");
  });
});

const enter = async (worker: Worker) => {
  const browser = archive.browser();
  await browser.ask(signIn, { body: proofOf(worker) });
  return browser;
};

describe("a session", () => {
  test("ends a quarter of an hour after its last use", async () => {
    const browser = await enter(sanna);
    archive.clock.skip(14 * 60_000);
    const me = (await browser.ask(readMe)).reply;
    expect(Date.parse(me.idleAt) - archive.clock.now()).toBeGreaterThan(14.5 * 60_000);
    archive.clock.skip(14 * 60_000);
    expect((await browser.ask(readMe)).status).toBe(200);
    archive.clock.skip(15 * 60_000 + 1000);
    expect((await browser.ask(readMe)).slug).toBe("sign-in-first");
  });

  test("ends after eight hours, used or not", async () => {
    const browser = await enter(sanna);
    const { endsAt } = (await browser.ask(readMe)).reply;
    for (let at = 0; at < 8 * 6 - 1; at += 1) {
      archive.clock.skip(10 * 60_000);
      expect((await browser.ask(readMe)).status).toBe(200);
    }
    expect(archive.clock.now()).toBeLessThan(Date.parse(endsAt));
    archive.clock.skip(10 * 60_000 + 1000);
    expect((await browser.ask(readMe)).slug).toBe("sign-in-first");
  });

  test("is not lengthened or ended by the archive's calendar", async () => {
    const browser = await enter(sanna);
    archive.calendar.advance(30 * 24 * 3_600_000);
    expect((await browser.ask(readMe)).status).toBe(200);
    archive.calendar.advance(-30 * 24 * 3_600_000);
  });

  test("ends everywhere at once by signing out (T-A10.3b)", async () => {
    const [here, there] = [await enter(sanna), await enter(sanna)];
    const cookies = [here.cookie ?? "", there.cookie ?? ""];
    const told = await here.ask(signOut);
    expect(told.status).toBe(200);
    expect(told.setCookie[0]).toMatch(/^__Host-tallenne=; Path=\/; Max-Age=0; /);
    expect(told.headers["clear-site-data"]).toBe('"cache"');
    for (const cookie of cookies) expect(await introspected(archive, cookie)).toBeNull();
    expect((await there.ask(readMe)).slug).toBe("sign-in-first");
    expect(archive.told("people.logout").at(-1)).toMatchObject({ actor: sanna.person });
    expect((await enter(sanna)).cookie).toBeDefined();
  });

  test("survives a restart of the service, its secret nowhere on disk or in the log", async () => {
    const browser = await enter(sanna);
    await archive.restart();
    expect((await browser.ask(readMe)).status).toBe(200);
    const secret = (browser.cookie ?? "").split("=")[1] ?? "";
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(archive.log.lines)).not.toContain(secret);
    const store = join(archive.folder, "store");
    for (const name of await readdir(store))
      if ((await stat(join(store, name))).isFile())
        expect((await readFile(join(store, name))).includes(secret)).toBe(false);
  });

  test("keeps one's language", async () => {
    const browser = await enter(sanna);
    expect((await browser.ask(setLanguage, { body: { language: "sv" } })).reply.language).toBe("sv");
    expect((await (await enter(sanna)).ask(readMe)).reply.language).toBe("sv");
  });

  test("wears no role that no right gives", async () => {
    const browser = await enter(sanna);
    const told = await browser.ask(wearRole, { body: { role: "aa" } });
    expect([told.status, told.slug]).toEqual([403, "not-permitted"]);
    expect(archive.told("access.denied").at(-1)).toMatchObject({
      actor: sanna.person,
      facts: { act: "self.wear", rule: "not-permitted" },
    });
  });
});

describe("proving identity again", () => {
  test("renews the proof, in the ledger before it counts", async () => {
    const browser = archive.browser();
    const before = (await browser.ask(signIn, { body: proofOf(sanna) })).reply.authenticatedAt;
    archive.clock.skip(10 * 60_000);
    const body = { password: phrase, code: sanna.phone.code() };
    const me = (await browser.ask(stepUp, { body })).reply;
    expect(Date.parse(me.authenticatedAt) - Date.parse(before)).toBeGreaterThanOrEqual(10 * 60_000);
    expect(archive.told("people.stepped-up").at(-1)?.actor).toBe(sanna.person);
  });

  test("is refused by a wrong phrase or a missing part, and the session goes on", async () => {
    const browser = archive.browser();
    await browser.ask(signIn, { body: proofOf(sanna) });
    const wrong = { password: "väärä lause kokonaan", code: sanna.phone.code() };
    expect((await browser.ask(stepUp, { body: wrong })).slug).toBe("sign-in-refused");
    expect(archive.told("access.denied").at(-1)?.facts).toEqual({
      act: "self.step-up",
      rule: "sign-in-refused",
    });
    const { slug, problem } = await browser.ask(stepUp, { body: { password: phrase } });
    expect([slug, problem?.findings?.map(({ pointer }) => pointer)]).toEqual(["bad-input", ["/code"]]);
    const none = await browser.ask(stepUp, { body: {} });
    expect(none.problem?.findings?.map(({ pointer }) => pointer)).toEqual(["/password", "/code"]);
    expect((await browser.ask(readMe)).status).toBe(200);
  });

  test("a link opens nothing where no demonstration runs, and the ledger knows", async () => {
    const told = await archive.browser().ask(signInByLink, { body: { token: "A".repeat(43) } });
    expect([told.status, told.slug]).toEqual([403, "production-only"]);
    expect(archive.told("people.login.refused").at(-1)?.facts).toEqual({ method: "link" });
  });
});

import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  acceptTerminal,
  enrolTerminal,
  introspectTerminal,
  listTerminals,
  revokeTerminal,
} from "@tallenne/contracts";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let timo: Worker;
beforeEach(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
});
afterEach(() => archive.close());

const room = systemChance.id("room");
const asked = (more: object = {}) => ({ office: "mikkeli", room, name: "Pääte M2", ...more });
const enrol = async (more: object = {}) => timo.browser.ask(enrolTerminal, { body: asked(more) });
const secretOf = (cookie: string | undefined) => cookie?.split("=", 2)[1] ?? "";
const behind = async (cookie: string | undefined) =>
  (await archive.peers["reading-room"].call(introspectTerminal, { body: { terminal: secretOf(cookie) } }))
    .terminal;

/** A device that followed the link. */
async function device(token: string) {
  const browser = archive.browser();
  const told = await browser.ask(acceptTerminal, { body: { token } });
  return { browser, told };
}

describe("a listening terminal", () => {
  test("is a device of one office, by a link that works once; its cookie is read by no script and lives long", async () => {
    const { terminal, token } = (await enrol()).reply;
    const { browser, told } = await device(token);
    expect(told.status).toBe(201);
    expect(told.reply).toEqual({ id: terminal, ...asked() });
    expect(told.setCookie).toHaveLength(1);
    expect(told.setCookie[0]).toMatch(
      /^__Host-tallenne-terminal=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await behind(browser.cookie)).toEqual({ id: terminal, office: "mikkeli", room });
    const again = await device(token);
    expect([again.told.status, again.told.slug]).toEqual([401, "sign-in-refused"]);
    expect(archive.told("terminal.awaited")).toMatchObject([{ actor: timo.person, objects: [terminal] }]);
    expect(archive.told("terminal.enrolled")).toMatchObject([{ actor: "nobody", objects: [terminal] }]);
  });

  test("of two devices that follow one link at the same time, one becomes the terminal", async () => {
    const { token } = (await enrol()).reply;
    const both = await Promise.all([device(token), device(token)]);
    expect(both.map(({ told }) => told.status).toSorted((a, b) => a - b)).toEqual([201, 401]);
    const standing = await Promise.all(both.map(({ browser }) => behind(browser.cookie)));
    expect(standing.filter((one) => one !== null)).toHaveLength(1);
  });

  test("whose link waited longer than a day is none", async () => {
    const { token } = (await enrol()).reply;
    archive.clock.skip(24 * 3_600_000);
    expect((await device(token)).told.slug).toBe("sign-in-refused");
  });

  test("that is revoked is out at once, by its cookie and by its link", async () => {
    const [used, unused] = [(await enrol()).reply, (await enrol({ name: "Pääte M3" })).reply];
    const { browser } = await device(used.token);
    for (const { terminal } of [used, unused])
      expect((await timo.browser.ask(revokeTerminal, { params: { terminal } })).status).toBe(200);
    expect(await behind(browser.cookie)).toBeNull();
    expect((await device(unused.token)).told.slug).toBe("sign-in-refused");
    expect(archive.told("terminal.revoked")).toHaveLength(2);
  });

  test("stays enrolled when identity starts anew", async () => {
    const { terminal, token } = (await enrol()).reply;
    const { browser } = await device(token);
    await archive.restart();
    expect(await behind(browser.cookie)).toMatchObject({ id: terminal });
  });

  test("is nobody: neither a stranger's cookie nor a person's session is one, and its cookie is no session", async () => {
    expect(await behind(timo.browser.cookie)).toBeNull();
    expect(await behind(`x=${systemChance.id("terminal")}`)).toBeNull();
    const { token } = (await enrol()).reply;
    const { browser } = await device(token);
    browser.cookie = `__Host-tallenne=${secretOf(browser.cookie)}`;
    expect((await browser.ask(listTerminals)).slug).toBe("sign-in-first");
  });

  test("has a name of its own in its office, free again when it is revoked", async () => {
    const { terminal } = (await enrol()).reply;
    expect((await enrol({ name: "pääte m2 " })).slug).toBe("conflict");
    expect((await enrol({ office: "pori" })).slug).toBe("bad-input");
    await timo.browser.ask(revokeTerminal, { params: { terminal } });
    expect((await enrol()).status).toBe(201);
    const { rows } = (await timo.browser.ask(listTerminals)).reply;
    expect(rows.map(({ state }) => state)).toEqual(["awaited", "revoked"]);
    const stranger = { params: { terminal: systemChance.id("terminal") } };
    expect((await timo.browser.ask(revokeTerminal, stranger)).slug).toBe("unknown");
  });

  test("is seen in the list; no token, secret or hash is", async () => {
    const { terminal, token } = (await enrol()).reply;
    const { browser } = await device(token);
    const listed = await timo.browser.ask(listTerminals);
    expect(listed.reply.rows).toEqual([
      {
        id: terminal,
        ...asked(),
        state: "enrolled",
        enrolledAt: expect.any(String),
        seenAt: expect.any(String),
        linkUntil: null,
      },
    ]);
    const text = JSON.stringify([listed.reply, archive.entries, archive.log.lines]);
    expect(text).not.toContain(token);
    expect(text).not.toContain(secretOf(browser.cookie));
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { acceptInvitation, makeSignInLink, readMe, signIn } from "@tallenne/contracts";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, invite, phrase, type Worker } from "../testing/office.ts";
import { phoneWith } from "../testing/phone.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let timo: Worker;
beforeAll(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
});
afterAll(() => archive.close());

const begin = (token: string) => archive.browser().ask(acceptInvitation, { body: { token } });

describe("an invitation", () => {
  test("begins with an authenticator and ends with a session; then it is used up", async () => {
    const { person, invitation: token } = await invite(timo, "sanna.ketovuori");
    const browser = archive.browser();
    const { secret = "", uri, me } = (await browser.ask(acceptInvitation, { body: { token } })).reply;
    expect([uri, me]).toEqual([expect.stringContaining("Tallenne:sanna.ketovuori?"), undefined]);
    const phone = phoneWith(secret, archive.clock);
    const body = { token, password: phrase, code: phone.code() };
    const { reply, setCookie } = await browser.ask(acceptInvitation, { body });
    expect([reply.me?.person, reply.secret, setCookie.length]).toEqual([person, undefined, 1]);
    expect(archive.told("people.login").at(-1)).toMatchObject({ actor: person, facts: { method: "first" } });
    expect((await browser.ask(readMe)).reply.person).toBe(person);
    expect((await begin(token)).slug).toBe("sign-in-refused");
    const later = { name: "sanna.ketovuori", password: phrase, code: phone.code() };
    expect((await archive.browser().ask(signIn, { body: later })).status).toBe(201);
  });

  test("refuses a wrong code and a weak pass phrase, and waits on", async () => {
    const { invitation: token } = await invite(timo, "liisa.nurmela");
    const { secret = "" } = (await begin(token)).reply;
    const phone = phoneWith(secret, archive.clock);
    const finish = async (changed: object) => {
      const body = { token, password: phrase, code: phone.code(), ...changed };
      return (await archive.browser().ask(acceptInvitation, { body })).slug;
    };
    expect(await finish({ code: "123456" })).toBe("sign-in-refused");
    expect(await finish({ password: "lyhyt" })).toBe("bad-input");
    expect(await finish({ password: "liisa.nurmela123" })).toBe("bad-input");
    archive.ledger.away = true;
    expect(await finish({})).toBe("no-ledger");
    archive.ledger.away = false;
    expect(await finish({})).toBeUndefined();
  });

  test("cannot be finished before it was begun, and nobody signs in meanwhile", async () => {
    const { invitation: token } = await invite(timo, "onni.saari");
    const body = { token, password: phrase, code: "123456" };
    expect((await archive.browser().ask(acceptInvitation, { body })).slug).toBe("sign-in-refused");
    const early = { name: "onni.saari", password: phrase, code: "123456" };
    expect((await archive.browser().ask(signIn, { body: early })).slug).toBe("sign-in-refused");
  });

  test("of two who finish at the same moment one becomes the person", async () => {
    const { invitation: token } = await invite(timo, "veera.lampi");
    const { secret = "" } = (await begin(token)).reply;
    const code = phoneWith(secret, archive.clock).code();
    const told = await Promise.all(
      [phrase, "toinen lause arvaajalta"].map((password) =>
        archive.browser().ask(acceptInvitation, { body: { token, password, code } }),
      ),
    );
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200, 401]));
  });

  test("runs out after a week", async () => {
    const { invitation: token } = await invite(timo, "kaino.heikkila");
    archive.clock.skip(7 * 24 * 3_600_000);
    expect((await begin(token)).slug).toBe("sign-in-refused");
  });

  test("opens nothing by a token of another kind", async () => {
    expect((await begin("A".repeat(43))).slug).toBe("sign-in-refused");
  });
});

describe("a one-click link", () => {
  test("is not made where no demonstration runs", async () => {
    const enter = { name: timo.signInName, password: phrase, code: timo.phone.code() };
    await timo.browser.ask(signIn, { body: enter });
    const told = await timo.browser.ask(makeSignInLink, { body: { person: timo.person } });
    expect([told.status, told.slug]).toEqual([403, "production-only"]);
    expect(archive.told("access.denied").at(-1)?.facts).toEqual({
      act: "sign-in-link.make",
      rule: "production-only",
    });
    expect(archive.told("people.link.made")).toEqual([]);
    expect((await employ(archive, timo, "eeva.koskela")).person).toBeDefined();
  });
});

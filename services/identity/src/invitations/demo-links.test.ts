import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  acceptInvitation,
  makeSignInLink,
  readCommitmentText,
  readFirstStart,
  readMe,
  signCommitment,
  signInByLink,
  stepUp,
} from "@tallenne/contracts";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, firstTokenOf, invite, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let timo: Worker;
let sanna: Worker;
let token: string;
beforeAll(async () => {
  archive = await identityArchive({ demo: true });
  timo = await administratorAtWork(archive);
  sanna = await employ(archive, timo, "sanna.ketovuori");
  token = (await timo.browser.ask(makeSignInLink, { body: { person: sanna.person } })).reply.token;
});
afterAll(() => archive.close());

describe("in a demonstration a link", () => {
  test("signs its person in with one click, again and again, and the ledger knows how", async () => {
    expect((await archive.browser().ask(readFirstStart)).reply.demo).toBe(true);
    for (let at = 0; at < 2; at += 1) {
      const me = (await archive.browser().ask(signInByLink, { body: { token } })).reply;
      expect([me.person, me.stepUp, me.demo]).toEqual([sanna.person, "link", true]);
    }
    expect(archive.told("people.login").at(-1)).toMatchObject({
      actor: sanna.person,
      facts: { method: "link" },
    });
    expect(archive.told("people.link.made").at(-1)).toMatchObject({
      actor: timo.person,
      objects: [sanna.person],
      facts: { purpose: "demo" },
    });
  });

  test("is the proof of identity too, for signing and for proving again", async () => {
    const browser = archive.browser();
    await browser.ask(signInByLink, { body: { token } });
    const { id: text, version } = (await browser.ask(readCommitmentText)).reply;
    const signed = await browser.ask(signCommitment, { body: { text, version, language: "fi", read: true } });
    expect(signed.reply.commitment?.version).toBe(1);
    expect((await browser.ask(stepUp, { body: {} })).status).toBe(200);
  });

  test("does not weaken a session that began with a pass phrase", async () => {
    expect((await sanna.browser.ask(readMe)).reply.stepUp).toBe("password");
    expect((await sanna.browser.ask(stepUp, { body: {} })).slug).toBe("bad-input");
  });

  test("is made for people who are there, and an invitation's token is none", async () => {
    const made = await timo.browser.ask(makeSignInLink, { body: { person: systemChance.id("person") } });
    expect(made.slug).toBe("unknown");
    const { person, invitation } = await invite(timo, "liisa.nurmela");
    expect((await timo.browser.ask(makeSignInLink, { body: { person } })).slug).toBe("unknown");
    const told = await archive.browser().ask(signInByLink, { body: { token: invitation } });
    expect(told.slug).toBe("sign-in-refused");
    expect((await archive.browser().ask(acceptInvitation, { body: { token } })).slug).toBe("sign-in-refused");
  });

  test("runs out after thirty days", async () => {
    archive.clock.skip(30 * 24 * 3_600_000);
    const told = await archive.browser().ask(signInByLink, { body: { token } });
    expect([told.status, told.slug]).toEqual([401, "sign-in-refused"]);
  });
});

describe("for production", () => {
  test("a link opens nothing, even where somebody calls it a demonstration", async () => {
    const production = await identityArchive({ demo: true, purpose: "production" });
    try {
      expect((await production.browser().ask(readFirstStart)).reply.demo).toBe(false);
      const told = await production.browser().ask(signInByLink, { body: { token: "A".repeat(43) } });
      expect([told.status, told.slug]).toEqual([403, "production-only"]);
      expect(await firstTokenOf(production)).toHaveLength(43);
      const administrator = await administratorAtWork(production);
      const made = await administrator.browser.ask(makeSignInLink, {
        body: { person: administrator.person },
      });
      expect(made.slug).toBe("production-only");
    } finally {
      await production.close();
    }
  });
});

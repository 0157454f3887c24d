import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { acceptInvitation, inviteAgain, readMe, signIn } from "@tallenne/contracts";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { introspected } from "../testing/introspected.ts";
import { administratorAtWork, employ, grant, invite, phrase, type Worker } from "../testing/office.ts";
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

const again = (person: Worker["person"], by = timo) => by.browser.ask(inviteAgain, { params: { person } });
const follow = async (token: string) => {
  const browser = archive.browser();
  const { secret = "" } = (await browser.ask(acceptInvitation, { body: { token } })).reply;
  const phone = phoneWith(secret, archive.clock);
  const body = { token, password: phrase, code: phone.code() };
  const told = await browser.ask(acceptInvitation, { body });
  return { browser, phone, me: told.reply.me };
};

describe("being invited again", () => {
  test("gives somebody whose invitation is lost a new one, and the old one dies; rights given meanwhile stay", async () => {
    const { person, invitation } = await invite(timo, "onni.saari");
    await grant(archive, { proposer: timo, approver: timo }, { person, role: "ag" });
    const token = (await again(person)).reply.invitation;
    const old = await archive.browser().ask(acceptInvitation, { body: { token: invitation } });
    expect(old.slug).toBe("sign-in-refused");
    expect((await follow(token)).me?.roles).toEqual(["ag"]);
    expect(archive.told("people.invited").at(-1)).toMatchObject({ actor: timo.person, objects: [person] });
  });

  test("ends sessions, proofs and rights of somebody active: nobody comes by another's rights", async () => {
    const sanna = await employ(archive, timo, "sanna.ketovuori");
    await grant(archive, { proposer: timo, approver: timo }, { person: sanna.person, role: "ch" });
    expect((await sanna.browser.ask(readMe)).reply.roles).toEqual(["ch"]);
    const token = (await again(sanna.person)).reply.invitation;
    expect(await introspected(archive, sanna.browser.cookie ?? "")).toBeNull();
    const old = { name: sanna.signInName, password: phrase, code: sanna.phone.code() };
    expect((await archive.browser().ask(signIn, { body: old })).slug).toBe("sign-in-refused");
    const { me, phone } = await follow(token);
    expect([me?.person, me?.roles]).toEqual([sanna.person, []]);
    const proof = { name: sanna.signInName, password: phrase, code: phone.code() };
    expect((await archive.browser().ask(signIn, { body: proof })).status).toBe(201);
  });

  test("is for others, by an administrator, of people who are there", async () => {
    expect((await again(timo.person)).slug).toBe("second-person");
    expect((await again(systemChance.id("person"))).slug).toBe("unknown");
    const liisa = await employ(archive, timo, "liisa.nurmela");
    expect((await again(timo.person, liisa)).slug).toBe("sign-first");
    archive.ledger.away = true;
    expect((await again(liisa.person)).slug).toBe("no-ledger");
    archive.ledger.away = false;
    expect((await liisa.browser.ask(readMe)).status).toBe(200);
  });
});

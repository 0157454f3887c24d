import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  acceptInvitation,
  createPerson,
  endEmployment,
  findAgent,
  listPeople,
  readMe,
  readSignedText,
  resolveNames,
  signIn,
  signOut,
} from "@tallenne/contracts";
import { systemChance } from "@tallenne/runtime";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { introspected } from "../testing/introspected.ts";
import { administratorAtWork, employ, grant, invite, phrase, sign, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let timo: Worker;
let sanna: Worker;
beforeAll(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
  sanna = await employ(archive, timo, "sanna.ketovuori");
  await sign(sanna);
  await grant(archive, { proposer: timo, approver: timo }, { person: sanna.person, role: "ag" });
});
afterAll(() => archive.close());

const leave = (person: Worker["person"], by = timo) => by.browser.ask(endEmployment, { params: { person } });

/** Every sealed pass-phrase hash that the files of the store still hold. */
async function sealedPhrases(): Promise<ReadonlySet<string>> {
  const store = join(archive.folder, "store");
  const found = new Set<string>();
  for (const name of await readdir(store)) {
    const path = join(store, name);
    if (!(await stat(path)).isFile()) continue;
    const text = (await readFile(path)).toString("latin1");
    for (const [, sealed = ""] of text.matchAll(/"passPhrase":"([\w-]+)"/g)) found.add(sealed);
  }
  return found;
}

describe("a person who leaves", () => {
  test("is let go by an administrator, never the only one, and not without the ledger", async () => {
    expect((await leave(timo.person, sanna)).slug).toBe("not-permitted");
    expect((await leave(sanna.person, sanna)).slug).toBe("not-permitted");
    expect((await leave(timo.person)).slug).toBe("conflict");
    expect((await leave(systemChance.id("person"))).slug).toBe("unknown");
    archive.ledger.away = true;
    expect((await leave(sanna.person)).slug).toBe("no-ledger");
    archive.ledger.away = false;
    expect((await sanna.browser.ask(readMe)).status).toBe(200);
  });

  test("has no session from the next question on, in any service (T-A10.3b)", async () => {
    const cookie = sanna.browser.cookie ?? "";
    expect(await introspected(archive, cookie)).not.toBeNull();
    expect((await sealedPhrases()).size).toBe(2);
    expect((await leave(sanna.person)).status).toBe(200);
    expect(await introspected(archive, cookie)).toBeNull();
    expect((await sanna.browser.ask(readMe)).slug).toBe("sign-in-first");
    expect(archive.told("people.left").at(-1)).toMatchObject({
      actor: timo.person,
      objects: [sanna.person],
    });
  });

  test("does not come in again, and keeps no right", async () => {
    const body = { name: sanna.signInName, password: phrase, code: sanna.phone.code() };
    expect((await archive.browser().ask(signIn, { body })).slug).toBe("sign-in-refused");
    const { rows } = (await timo.browser.ask(listPeople)).reply;
    const row = rows.find(({ id }) => id === sanna.person);
    expect([row?.state, row?.grants.map(({ state }) => state)]).toEqual(["left", ["ended"]]);
    expect((await leave(sanna.person)).status).toBe(200);
  });

  test("leaves no proof behind in the files, signed in or not", async () => {
    expect((await sealedPhrases()).size).toBe(1);
    const eeva = await employ(archive, timo, "eeva.koskela");
    await eeva.browser.ask(signOut);
    expect((await sealedPhrases()).size).toBe(2);
    expect((await leave(eeva.person)).status).toBe(200);
    expect((await sealedPhrases()).size).toBe(1);
  });

  test("can still read the text of the duty, and what was signed is still known (T-K2)", async () => {
    const text = (await archive.browser().ask(readSignedText, { params: { version: "1" } })).reply;
    expect(text.paragraphs.map(({ fi }) => fi).join(" ")).toMatch(/Vaitiolovelvollisuus ei pääty/);
    expect(text.laws.join(" ")).toMatch(/JulkL/);
    const none = await archive.browser().ask(readSignedText, { params: { version: "7" } });
    expect([none.status, none.slug]).toEqual([404, "unknown"]);
    const { rows } = (await timo.browser.ask(listPeople)).reply;
    expect(rows.find(({ id }) => id === sanna.person)?.commitment?.version).toBe(1);
  });

  test("keeps a name behind the pseudonym for those who examine later", async () => {
    const { names } = (await timo.browser.ask(resolveNames, { body: { people: [sanna.person] } })).reply;
    expect(Object.values(names)).toEqual(["Sanna Ketovuori"]);
  });

  test("gives the recorder's key free, and an invitation not yet followed dies", async () => {
    const { person, invitation } = await invite(timo, "onni.saari", ["agent-7"]);
    expect((await leave(person)).status).toBe(200);
    const told = await archive.browser().ask(acceptInvitation, { body: { token: invitation } });
    expect(told.slug).toBe("sign-in-refused");
    const found = await archive.peers.intake.call(findAgent, { body: { key: "agent-7" } });
    expect(found.person).toBeNull();
    const next = { name: "Veera Lampi", signInName: "veera.lampi", unit: "tiimi-1", office: "mikkeli" };
    const body = { ...next, language: "fi" as const, agentKeys: ["agent-7"] };
    expect((await timo.browser.ask(createPerson, { body })).status).toBe(201);
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readMe, signIn, stepUp } from "@tallenne/contracts";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, phrase, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
let sanna: Worker;
beforeAll(async () => {
  archive = await identityArchive({ budgets: "wide" });
  sanna = await employ(archive, await administratorAtWork(archive), "sanna.ketovuori");
});
afterAll(() => archive.close());

const guess = (name: string) =>
  archive.browser().ask(signIn, { body: { name, password: "arvaus arvauksen perään", code: "000000" } });
const right = () => ({ name: sanna.signInName, password: phrase, code: sanna.phone.code() });

describe("guessing", () => {
  test.each(["sanna.ketovuori", "kuka.lie"])(
    "%s: ten guesses are answered alike, then the name rests, known or not",
    async (name) => {
      const told = [];
      for (let at = 0; at < 11; at += 1) told.push(await guess(name));
      expect(told.slice(0, 10).every(({ slug }) => slug === "sign-in-refused")).toBe(true);
      expect([told[10]?.slug, Number(told[10]?.problem?.facts?.["seconds"]) > 800]).toEqual([
        "too-many",
        true,
      ]);
    },
  );

  test("the right proof does not shorten the rest, also after a restart, and counts when it is over", async () => {
    expect((await archive.browser().ask(signIn, { body: right() })).slug).toBe("too-many");
    await archive.restart();
    expect((await archive.browser().ask(signIn, { body: right() })).slug).toBe("too-many");
    archive.clock.skip(15 * 60_000);
    expect((await archive.browser().ask(signIn, { body: right() })).status).toBe(201);
  });

  test("whoever took a session cannot guess on behind it", async () => {
    const browser = archive.browser();
    await browser.ask(signIn, { body: right() });
    const wrong = { password: "arvaus arvauksen perään", code: "000000" };
    for (let at = 0; at < 10; at += 1) await browser.ask(stepUp, { body: wrong });
    expect((await browser.ask(stepUp, { body: wrong })).slug).toBe("too-many");
    expect((await browser.ask(readMe)).status).toBe(200);
  });
});

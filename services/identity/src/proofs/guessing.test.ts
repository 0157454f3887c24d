import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readMe, signIn, stepUp } from "@tallenne/contracts";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { administratorAtWork, employ, phrase, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

const office = "127.0.0.1";
const elsewhere = "127.0.0.9";
let archive: IdentityArchive;
let sanna: Worker;
beforeAll(async () => {
  archive = await identityArchive();
  sanna = await employ(archive, await administratorAtWork(archive), "sanna.ketovuori");
});
afterAll(() => archive.close());

const wrong = { password: "arvaus arvauksen perään", code: "000000" };
const guess = (name: string, from: string) => archive.browser(from).ask(signIn, { body: { name, ...wrong } });
/** Signs in; a code that is still to be read off takes thirty seconds. */
const enter = (from: string, code = sanna.phone.code()) =>
  archive.browser(from).ask(signIn, { body: { name: sanna.signInName, password: phrase, code } });
const secondsOf = ({ problem }: Pick<Awaited<ReturnType<typeof guess>>, "problem">) =>
  Number(problem?.facts?.["seconds"]);

describe("guessing", () => {
  test.each(["sanna.ketovuori", "kuka.lie"])(
    "%s: ten guesses are answered alike, then each waits, known or not",
    async (name) => {
      const told = [];
      for (let at = 0; at < 11; at += 1) told.push(await guess(name, elsewhere));
      expect(told.slice(0, 10).every(({ slug }) => slug === "sign-in-refused")).toBe(true);
      expect([told[10]?.status, told[10]?.slug, told[10] && secondsOf(told[10])]).toEqual([
        429,
        "too-many",
        1,
      ]);
    },
  );

  test("a stranger keeps nobody out: from a new place it takes the wait, seconds and not a quarter of an hour, also after a restart", async () => {
    await archive.restart();
    archive.clock.skip(1000);
    expect((await enter(office)).status).toBe(201);
  });

  test("a stranger who goes on at full speed slows down nobody at the usual place", async () => {
    for (let at = 0; at < 8; at += 1) {
      const told = await guess(sanna.signInName, elsewhere);
      if (told.slug === "too-many") archive.clock.skip(secondsOf(told) * 1000);
    }
    const code = sanna.phone.code();
    for (const at of [elsewhere, "127.0.0.10"]) {
      await guess(sanna.signInName, at);
      const told = await guess(sanna.signInName, at);
      expect([told.slug, secondsOf(told) <= 30]).toEqual(["too-many", true]);
    }
    expect((await enter(elsewhere, code)).slug).toBe("too-many");
    expect((await enter(office, code)).status).toBe(201);
  });

  test("whoever took a session cannot guess on behind it, and slows down nobody but it", async () => {
    archive.clock.skip(30_000);
    const browser = archive.browser(office);
    const code = sanna.phone.code();
    expect(
      (await browser.ask(signIn, { body: { name: sanna.signInName, password: phrase, code } })).status,
    ).toBe(201);
    for (let at = 0; at < 10; at += 1)
      expect((await browser.ask(stepUp, { body: wrong })).slug).toBe("sign-in-refused");
    const told = await browser.ask(stepUp, { body: wrong });
    expect([told.slug, secondsOf(told)]).toEqual(["too-many", 1]);
    expect((await browser.ask(readMe)).status).toBe(200);
    archive.clock.skip(30_000);
    const other = archive.browser(office);
    expect(
      (
        await other.ask(signIn, {
          body: { name: sanna.signInName, password: phrase, code: sanna.phone.code() },
        })
      ).status,
    ).toBe(201);
    archive.clock.skip(30_000);
    expect((await other.ask(stepUp, { body: { password: phrase, code: sanna.phone.code() } })).status).toBe(
      200,
    );
  });
});

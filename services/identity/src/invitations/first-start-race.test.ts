import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { beginFirstAdministrator, makeFirstAdministrator, readMe } from "@tallenne/contracts";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { firstTokenOf, phrase } from "../testing/office.ts";
import { phoneWith } from "../testing/phone.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
beforeAll(async () => void (archive = await identityArchive()));
afterAll(() => archive.close());

test("of two who follow the link of the first start at the same moment one becomes the administrator", async () => {
  const token = await firstTokenOf(archive);
  const { secret } = (await archive.browser().ask(beginFirstAdministrator, { body: { token } })).reply;
  const code = phoneWith(secret, archive.clock).code();
  const browsers = [archive.browser(), archive.browser()];
  const told = await Promise.all(
    browsers.map((browser, at) => {
      const account = { name: `Timo ${at}`, signInName: `timo.${at}`, office: "mikkeli", unit: "tiimi-1" };
      return browser.ask(makeFirstAdministrator, { body: { token, ...account, password: phrase, code } });
    }),
  );
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([201, 401]));
  const inside = browsers.filter(({ cookie }) => cookie !== undefined);
  expect(inside).toHaveLength(1);
  expect((await inside[0]?.ask(readMe))?.reply.roles).toEqual(["aa"]);
});

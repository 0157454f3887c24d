import { afterAll, describe, expect, jest, test } from "@jest/globals";
import {
  beginFirstAdministrator,
  makeFirstAdministrator,
  readFirstStart,
  readMe,
  signIn,
} from "@tallenne/contracts";
import { authenticator, type Authenticator, browser } from "@tallenne/testkit";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spoken, type Spoken } from "./spoken.ts";

jest.setTimeout(180_000);

const password = "viisi harmaata kissaa katolla";
const account = {
  name: "Helka Mustaniemi",
  signInName: "helka.mustaniemi",
  office: "mikkeli",
  unit: "hallinto",
};

/** `pnpm start` as a small office meets it: an empty folder, a link for the first administrator, and never that link again. */
describe("start", () => {
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  let product: Spoken;
  let phone: Authenticator;
  const start = async () => {
    product = spoken("infra/demo/start.ts", [], { TALLENNE_DATA: folder, TALLENNE_PORT: "0" });
    await product.until(/Tallenne is at http:\/\/\S+/);
    return /Tallenne is at (http:\/\/\S+)/.exec(product.written())?.[1] ?? "";
  };
  afterAll(async () => {
    product.kill();
    await product.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  test("says where it is and gives a link, with which the first administrator is made once", async () => {
    const address = await start();
    await product.until(/#token=\S+\n/);
    const link = /(http:\/\/\S+)#token=(\S+)/.exec(product.written());
    expect(link?.[1]).toMatch(new RegExp(`^${address}/`));
    expect(await browser(() => address).use(readFirstStart, {})).toMatchObject({
      waiting: true,
      demo: false,
    });
    const token = link?.[2] ?? "";
    const administrator = browser(() => address);
    const { secret } = await administrator.use(beginFirstAdministrator, { body: { token } });
    phone = authenticator(secret);
    const body = { token, ...account, password, code: phone.code() };
    await administrator.use(makeFirstAdministrator, { body });
    expect(await administrator.use(readMe, {})).toMatchObject({
      name: account.name,
      role: "aa",
      demo: false,
    });
    const again = await browser(() => address).call(beginFirstAdministrator, { body: { token } });
    expect(again.problem?.slug).toBe("sign-in-refused");
  });

  test("SIGTERM ends it in order", async () => {
    product.kill("SIGTERM");
    expect(await product.ended).toBe(0);
  });

  test("started again it gives no link, and the administrator signs in", async () => {
    const address = await start();
    expect(await browser(() => address).use(readFirstStart, {})).toMatchObject({
      waiting: false,
      demo: false,
    });
    const administrator = browser(() => address);
    await administrator.use(signIn, { body: { name: account.signInName, password, code: phone.code() } });
    expect(await administrator.use(readMe, {})).toMatchObject({ name: account.name, role: "aa" });
    product.kill("SIGTERM");
    expect(await product.ended).toBe(0);
    // Asked when it has said all it says.
    expect(product.written()).toContain("Stopping…");
    expect(product.written()).not.toMatch(/token=|no account/);
  });
});

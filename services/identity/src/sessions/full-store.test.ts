import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readMe, wearRole } from "@tallenne/contracts";
import { type IdentityArchive, identityArchive } from "../testing/identity-archive.ts";
import { introspected } from "../testing/introspected.ts";
import { administratorAtWork, type Worker } from "../testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

const minute = 60_000;
let archive: IdentityArchive;
let timo: Worker;
beforeAll(async () => {
  archive = await identityArchive();
  timo = await administratorAtWork(archive);
});
afterAll(() => archive.close());

const standing = () => introspected(archive, timo.browser.cookie ?? "");
const logged = (event: string) => archive.log.lines.filter((line) => line.event === event).length;

describe("a full disk", () => {
  test("keeps nobody from being vouched for: the use that cannot be noted is told in the log", async () => {
    archive.medium.full = true;
    archive.clock.skip(minute);
    expect((await standing())?.person).toBe(timo.person);
    expect((await timo.browser.ask(readMe)).status).toBe(200);
    expect(logged("use-not-noted")).toBeGreaterThan(0);
    expect((await timo.browser.ask(wearRole, { body: { role: "aa" } })).slug).toBe("store-full");
  });

  test("does not lengthen a session: it ends fifteen minutes after the last noted use, removed or not", async () => {
    archive.clock.skip(14 * minute);
    expect(await standing()).toBeNull();
    expect(logged("session-not-removed")).toBeGreaterThan(0);
    archive.medium.full = false;
    expect(await standing()).toBeNull();
  });
});

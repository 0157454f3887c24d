import { expect, test } from "@jest/globals";
import { readIntake } from "@tallenne/contracts";
import { announcementOf, customers } from "@tallenne/testkit";
import { join } from "node:path";
import { filesBelow, wordsBelow } from "./testing/files.ts";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A6.2", () => {
  const house = houseForTests();
  const announce = (line: string, externalId = line) =>
    house().recorder.announce(
      announcementOf(
        { externalId, line, startedAt: morningOf("2026-11-24"), customer: customers.veera },
        house().archive.now(),
      ),
    );

  test.each(["uraohjaus", "Uraohjaus", "career-guidance"])(
    "T-A6.2a a career-guidance call is refused before a byte of it, however its line is written: %s",
    async (line) => {
      const { status, problem, reply } = await announce(line);
      expect([status, problem?.slug, reply]).toEqual([422, "never-record", undefined]);
    },
  );

  test("T-A6.2a of the call nothing is kept: no file, no word; only a count by line", async () => {
    await announce("uraohjaus", "counted");
    expect(contentBelow(house().archive.folder)).toEqual([]);
    expect(wordsBelow(house().archive.folder, [customers.veera.name, "counted"])).toEqual([]);
    const { lines } = await house().office.administrator.use(readIntake, { query: {} });
    const counted = lines.find(({ line }) => line === "uraohjaus");
    expect(counted).toMatchObject({ kept: 0, quarantined: 0 });
    expect(counted?.neverRecord).toBeGreaterThanOrEqual(2);
  });

  test("T-A6.2d an unknown line waits in quarantine and its content is refused: the archive does not guess", async () => {
    const { status, reply } = await announce("jono-77");
    expect([status, reply?.contentAddress]).toEqual([202, null]);
    expect(reply?.findings.map(({ code }) => code)).toEqual(["line-unknown"]);
    const told = await house().recorder.put(
      `/intake/v1/announcements/${reply?.announcement}/content`,
      new Uint8Array(4096),
    );
    expect(told.status).toBe(409);
    expect(contentBelow(house().archive.folder)).toEqual([]);
  });
});

/** Files where content could lie; marks of who holds a folder are none. */
function contentBelow(folder: string): string[] {
  return ["staging", "vault"]
    .flatMap((name) => filesBelow(join(folder, name)))
    .filter((path) => !/\.(holder|lock)$/.test(path));
}

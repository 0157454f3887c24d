import { describe, expect, test } from "@jest/globals";
import { serviceNames } from "@tallenne/contracts";
import { canariesOf, customers } from "@tallenne/testkit";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { World } from "./world.ts";

/** Words of the invented customers, and of what they wrote, that may stand nowhere in clear. */
const canaries = [...canariesOf(Object.values(customers)), "Bifogat finns intyget", "I have moved"];

/** Hits of canaries in bytes, as UTF-8 and as the UTF-16 some files hold. */
function hitsIn(bytes: Buffer): readonly string[] {
  return canaries.filter(
    (word) =>
      bytes.includes(word, 0, "utf8") ||
      bytes.includes(word, 0, "utf16le") ||
      bytes.includes(word, 0, "latin1"),
  );
}

/** After everything that happened: nobody invented stands in a log, an address, a key of an object, a metric or a raw file of a store. */
export function searchingCanaries(world: World): void {
  describe("no trace of the invented people", () => {
    test("the search finds them where they are", () => {
      expect(hitsIn(Buffer.from(`{"name":"${customers.aino.name}"}`))).toContain(customers.aino.name);
      expect(hitsIn(Buffer.from("040 1234501"))).toEqual(["040 1234501"]);
    });

    test("logs and metrics", async () => {
      expect(world.archive.output().length).toBeGreaterThan(10_000);
      expect(hitsIn(Buffer.from(world.archive.output()))).toEqual([]);
      for (const service of serviceNames) {
        const { bytes } = await world.archive.askInside(service, "/metrics");
        expect(hitsIn(bytes)).toEqual([]);
      }
    });

    test("addresses asked and problems told", () => {
      const workers = [world.sanna, world.raija, world.pirjo, world.leena].map(({ browser }) => browser);
      const browsers = [...workers, world.office.administrator, world.recorder];
      const asked = browsers.flatMap((browser) => browser.asked);
      const problems = browsers.flatMap((browser) => browser.problems);
      expect([asked.length > 100, problems.length > 30]).toEqual([true, true]);
      expect(hitsIn(Buffer.from([...asked, ...problems].join("\n")))).toEqual([]);
    });

    test("names and raw bytes of every file of every store", async () => {
      await world.archive.stop();
      const names = filesBelow(world.archive.folder);
      expect(names.length).toBeGreaterThan(50);
      expect(hitsIn(Buffer.from(names.join("\n")))).toEqual([]);
      const found = names.flatMap((name) =>
        hitsIn(readFileSync(join(world.archive.folder, name))).map((word) => `${name}: ${word}`),
      );
      expect(found).toEqual([]);
    });
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true);
}

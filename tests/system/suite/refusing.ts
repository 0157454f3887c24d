import { describe, expect, test } from "@jest/globals";
import { operations, type ProblemSlug } from "@tallenne/contracts";
import { elsewhere, notReached } from "./refusals-elsewhere.ts";
import type { World } from "./world.ts";

/** Every refusal that a public operation lists has happened in this suite, or stands in a list with the reason why not. */
export function refusing(world: World): void {
  describe("listed refusals", () => {
    test("each happened, or the list says where it is proved; and the list says nothing that happened", async () => {
      const listed = operations
        .filter(({ audience }) => audience === "public")
        .flatMap(({ id, problems }) => problems.map((slug) => ({ name: `${id} ${slug}`, slug })));
      const missingIn = (seen: ReadonlySet<string>) =>
        listed.filter(({ name, slug }) => !seen.has(name) && !(slug in elsewhere) && !notReached.has(name));
      let seen = refusalsIn(world.archive.output());
      // The last lines of a log may still be on their way through the pipe.
      for (let asked = 0; asked < 50 && missingIn(seen).length > 0; asked += 1) {
        await world.archive.browser().ask("/identity/health");
        seen = refusalsIn(world.archive.output());
      }
      expect(seen.size).toBeGreaterThan(100);
      const missing = missingIn(seen);
      expect(missing.map(({ name }) => name)).toEqual([]);
      expect([...notReached.keys()].filter((name) => seen.has(name))).toEqual([]);
      expect([...notReached.keys()].filter((name) => !listed.some((one) => one.name === name))).toEqual([]);
    });

    test("nothing was refused with a word its contract does not list, and nothing was a defect", () => {
      const always: readonly ProblemSlug[] = ["cross-site", "busy", "peer-away", "too-large", "defect"];
      const listed = new Set(
        operations.flatMap(({ id, problems }) => problems.map((slug) => `${id} ${slug}`)),
      );
      const strange = [...refusalsIn(world.archive.output())].filter(
        (name) =>
          !name.startsWith("none ") && !listed.has(name) && !always.some((slug) => name.endsWith(` ${slug}`)),
      );
      expect(strange).toEqual([]);
      expect([...refusalsIn(world.archive.output())].filter((name) => name.endsWith(" defect"))).toEqual([]);
    });
  });
}

/** `operation slug` of every refused request that the logs tell of. */
function refusalsIn(output: string): ReadonlySet<string> {
  const lines = output.split("\n").filter((line) => line.includes('"slug"') && line.startsWith("{"));
  return new Set(
    lines
      .map((line) => JSON.parse(line) as { event: string; operation?: string; slug?: string })
      .filter(({ event }) => event === "request")
      .map(({ operation, slug }) => `${operation} ${slug}`),
  );
}

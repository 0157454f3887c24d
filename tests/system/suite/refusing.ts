import { describe, expect, test } from "@jest/globals";
import { operations, type ProblemSlug } from "@tallenne/contracts";
import { notReached } from "./refusals-elsewhere.ts";
import { ofMechanisms } from "./refusals-of-mechanisms.ts";
import type { World } from "./world.ts";

/** What no sound archive lets anybody do, with where it is proved. */
const doneElsewhere: ReadonlyMap<string, string> = new Map([
  ["removeOrphans", "needs a look at the store that stopped itself: steward's orphans/removal.test"],
]);

/** Every refusal that a public operation lists has happened in this suite, or stands in a list with the reason why not. */
export function refusing(world: World): void {
  describe("listed refusals", () => {
    test("each happened, or the list says where it is proved; and the list says nothing that happened", async () => {
      const listed = operations
        .filter(({ audience }) => audience === "public")
        .flatMap(({ id, problems }) => problems.map((slug) => `${id} ${slug}`));
      const missingIn = (seen: ReadonlySet<string>) =>
        listed.filter((name) => !seen.has(name) && !ofMechanisms.has(name) && !notReached.has(name));
      let seen = refusalsIn(world.archive.output());
      // The last lines of a log may still be on their way through the pipe.
      for (let asked = 0; asked < 50 && missingIn(seen).length > 0; asked += 1) {
        await world.archive.browser().ask("/identity/health");
        seen = refusalsIn(world.archive.output());
      }
      expect(seen.size).toBeGreaterThan(100);
      expect(missingIn(seen)).toEqual([]);
      expect([...notReached.keys()].filter((name) => seen.has(name))).toEqual([]);
      const excused = [...notReached.keys(), ...ofMechanisms.keys()];
      expect(excused.filter((name) => !listed.includes(name))).toEqual([]);
    });

    test("each operation was also done: its refusals are not all it can", () => {
      const done = doneIn(world.archive.output());
      const never = operations
        .filter(({ id, audience }) => audience === "public" && !done.has(id) && !doneElsewhere.has(id))
        .map(({ id }) => id);
      expect(never).toEqual([]);
    });

    test("nothing was refused with a word its contract does not list, and nothing was a defect", () => {
      const always: readonly ProblemSlug[] = [
        "cross-site",
        "busy",
        "peer-away",
        "store-away",
        "too-large",
        "defect",
      ];
      const listed = new Set(
        operations.flatMap(({ id, problems }) => problems.map((slug) => `${id} ${slug}`)),
      );
      const strange = [...refusalsIn(world.archive.output())].filter(
        (name) =>
          !name.startsWith("none ") && !listed.has(name) && !always.some((slug) => name.endsWith(` ${slug}`)),
      );
      expect(strange).toEqual([]);
      expect(defectsIn(world.archive.output())).toEqual([]);
    });
  });
}

interface Line {
  readonly event: string;
  readonly operation?: string;
  readonly slug?: string;
  readonly status?: number;
}

/** What the logs tell of requests. */
const requestsIn = (output: string): readonly Line[] =>
  output
    .split("\n")
    .filter((line) => line.includes('"request"') && line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ event }) => event === "request");

/** `operation slug` of every refused request that the logs tell of. */
const refusalsIn = (output: string): ReadonlySet<string> =>
  new Set(
    requestsIn(output)
      .filter(({ slug }) => slug !== undefined)
      .map(({ operation, slug }) => `${operation} ${slug}`),
  );

/** Every line of the log about a request that was a defect: what failed stands in one of them. */
const defectsIn = (output: string): readonly string[] => {
  const lines = output.split("\n").filter((line) => line.startsWith("{"));
  const failed = lines
    .filter((line) => line.includes('"slug":"defect"'))
    .map((line) => (JSON.parse(line) as { request?: string }).request ?? "none");
  return lines.filter((line) => failed.some((request) => line.includes(request)));
};

/** Operations that were done. */
const doneIn = (output: string): ReadonlySet<string> =>
  new Set(
    requestsIn(output)
      .filter(({ status = 0 }) => status >= 200 && status < 300)
      .map(({ operation = "none" }) => operation),
  );

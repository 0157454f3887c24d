import { describe, expect, test } from "@jest/globals";
import { meets } from "./goal.ts";
import { goals } from "./goals.ts";
import { report } from "./report.ts";
import { measure } from "./rounds.ts";
import { summaryOf } from "./statistics.ts";
import { steadyMemory } from "./steady-memory.ts";

/** How fast this machine is does not matter here: asking it takes longer than the short forms. */
const steadyMachine = () => Promise.resolve({ sha256: 1, fsync: 1, http: 1 });

describe("the bench in its short form", () => {
  // Rows without a goal are the first ones again on other stores; that these work is for the system suite to say.
  test.each(goals.filter(({ bound }) => bound !== undefined).map((goal) => [goal.id, goal] as const))(
    "%s runs, and what comes back is right",
    async (_id, goal) => {
      const row = await measure(goal, { rounds: 1, scale: 0.02, machine: steadyMachine });
      expect([row.ours.median > 0, Number.isFinite(row.peer.median)]).toEqual([true, true]);
      expect(report([row], {})).toContain(goal.title);
    },
    60_000,
  );
});

test("an archive at work takes in, discloses and destroys without its memory growing with the contents", async () => {
  const { turns, tenths, growth } = await steadyMemory({ seconds: 10 });
  expect(turns).toBeGreaterThan(10);
  expect(tenths.every((figure) => figure > 50)).toBe(true);
  // Ten seconds are still warming up; an hour of the same is the campaign (`node tests/bench/campaign.ts 60`), whose bound is 20.
  expect(growth).toBeLessThan(60);
}, 90_000);

describe("how figures are judged", () => {
  test("a goal is met only by the worse end of the interval", () => {
    expect(meets({ atLeast: 10 }, { low: 9.9, high: 12 })).toBe(false);
    expect(meets({ atLeast: 10 }, { low: 10, high: 12 })).toBe(true);
    expect(meets({ atMost: 1 }, { low: 0.5, high: 1.01 })).toBe(false);
  });

  test("the interval holds the median and grows with the spread", () => {
    const narrow = summaryOf([1, 1.01, 0.99, 1, 1.02, 0.98, 1]);
    const wide = summaryOf([1, 2, 0.5, 1, 3, 0.4, 1]);
    expect(narrow.low <= narrow.median && narrow.median <= narrow.high).toBe(true);
    expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
  });
});

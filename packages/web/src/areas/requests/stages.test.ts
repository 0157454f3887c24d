import { expect, test } from "@jest/globals";
import { stageOf, stages } from "./stages.ts";

test("a checked review stands at the decision, an unchecked one at what concerns others", () => {
  expect(stageOf({ state: "second-check", check: null })).toBe("others");
  const check = { by: "person_0123456789abcdefghjkmnpqrs" as never, at: "2026-11-24T08:00:00Z" as never };
  expect(stageOf({ state: "second-check", check })).toBe("decision");
});

test("the stages go one way", () => {
  const way = (
    ["registered", "checking", "locating", "candidates", "matched", "nothing-found", "granted"] as const
  ).map((state) => stages.indexOf(stageOf({ state, check: null })));
  expect(way).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

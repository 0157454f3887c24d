import { expect, test } from "@jest/globals";
import { disposalSteps, stepsOf } from "./disposal-steps.ts";

test("a disposal under way shows what is done, where it stands and what is to come", () => {
  const steps = stepsOf("key-destroyed");
  expect(steps.map(({ is }) => is)).toEqual([
    "done",
    "done",
    "done",
    "done",
    "now",
    "later",
    "later",
    "later",
    "later",
  ]);
});

test("a finished disposal has every step behind it, a stopped one shows none", () => {
  expect(stepsOf("purged")).toHaveLength(disposalSteps.length);
  expect(stepsOf("purged").every(({ is }) => is === "done")).toBe(true);
  expect(stepsOf("failed")).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { nextRow } from "./row-steps.ts";

test("arrow keys step between rows and stop at the ends", () => {
  expect(nextRow("ArrowDown", 0, 3)).toBe(1);
  expect(nextRow("ArrowDown", 2, 3)).toBe(2);
  expect(nextRow("ArrowUp", 0, 3)).toBe(0);
  expect(nextRow("End", 0, 3)).toBe(2);
  expect(nextRow("Home", 2, 3)).toBe(0);
  expect(nextRow("x", 1, 3)).toBe(-1);
});

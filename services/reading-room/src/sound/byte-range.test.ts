import { describe, expect, test } from "@jest/globals";
import { Problem } from "@tallenne/contracts";
import { windowOf } from "./byte-range.ts";

describe("the window of a range", () => {
  test.each([
    [undefined, { from: 0, to: 400 }],
    ["bytes=0-", { from: 0, to: 400 }],
    ["bytes=900-", { from: 900, to: 1000 }],
    ["bytes=10-19", { from: 10, to: 20 }],
    ["bytes=10-9999", { from: 10, to: 410 }],
    ["bytes=-50", { from: 950, to: 1000 }],
    ["bytes=-5000", { from: 0, to: 400 }],
  ])("%s", (range, window) => {
    expect(windowOf(range, 1000, 400)).toEqual(window);
  });

  test.each([
    "bytes=1000-",
    "bytes=20-10",
    "bytes=0-1,4-5",
    "bytes=-",
    "seconds=0-1",
    "bytes=-0",
    "bytes=1e3-",
  ])("%s is refused", (range) => {
    expect(() => windowOf(range, 1000, 400)).toThrow(Problem);
  });
});

import { describe, expect, test } from "@jest/globals";
import { failsFor, notRunWords } from "./not-run.ts";

const unobtainable = "| `kernel-features` | need privileges |";
const disk = { suite: "faults/disk-full", peer: "kernel-features", reason: "no little disk" };
const browser = { suite: "browser", peer: "chromium", reason: "no apt-get on this machine" };

describe("a suite that cannot run here", () => {
  test("is told with what is missing, and whether that is listed as unobtainable", () => {
    expect(notRunWords(browser, unobtainable)).toBe("NOT RUN: browser, no apt-get on this machine");
    expect(notRunWords(disk, unobtainable)).toBe(
      "NOT RUN: faults/disk-full, no little disk (listed as unobtainable)",
    );
  });

  test("fails where CI=true, unless its peer is listed; elsewhere it fails nothing", () => {
    expect(failsFor([disk, browser], { ci: true, unobtainable })).toBe(true);
    expect(failsFor([disk], { ci: true, unobtainable })).toBe(false);
    expect(failsFor([disk, browser], { ci: false, unobtainable })).toBe(false);
    expect(failsFor([], { ci: true, unobtainable })).toBe(false);
  });
});

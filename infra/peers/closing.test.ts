import { describe, expect, test } from "@jest/globals";
import { closing, promisesLine } from "./closing.ts";

const counts = (passed: number, failed: number, pending = 0, suites = failed > 0 ? 1 : 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numFailedTestSuites: suites,
});

describe("the last line of the test command", () => {
  test("counts what passed, and suites that did not run as skipped", () => {
    expect(closing({ status: 0, counts: counts(12, 0, 1), notRun: 2 })).toEqual({
      line: "12 passed, 0 failed, 3 skipped",
      isFailed: false,
    });
  });

  test("a failed test fails, and so does a file that does not even load", () => {
    expect(closing({ status: 1, counts: counts(9, 3), notRun: 0 })).toEqual({
      line: "9 passed, 3 failed, 0 skipped",
      isFailed: true,
    });
    expect(closing({ status: 1, counts: counts(9, 0, 0, 1), notRun: 0 })).toMatchObject({
      line: "9 passed, 1 failed, 0 skipped",
      isFailed: true,
    });
  });

  test("a jest that fails for another reason than a test fails as well", () => {
    expect(closing({ status: 1, counts: counts(0, 0), notRun: 0 })).toMatchObject({
      line: "0 passed, 1 failed, 0 skipped",
      isFailed: true,
    });
  });

  test("a jest that ends without its report still gives counts, and fails", () => {
    const ended = closing({ status: null, signal: "SIGKILL", counts: undefined, notRun: 1 });
    expect(ended).toMatchObject({ line: "0 passed, 1 failed, 1 skipped", isFailed: true });
    expect(ended.words).toContain("SIGKILL");
    expect(closing({ status: 0, counts: undefined, notRun: 0 }).isFailed).toBe(true);
  });
});

test("the promises are told in one line", () => {
  const rows = (["kept", "kept", "broken", "not-yet"] as const).map((outcome) => ({ outcome }));
  expect(promisesLine(rows)).toBe("Promises: 2 kept, 1 not yet kept, 1 broken");
});

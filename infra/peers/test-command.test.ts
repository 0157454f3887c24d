import { expect, jest, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

jest.setTimeout(120_000);

/** The command itself on a few files: what it prints, and its exit code. */
function command(...words: string[]) {
  const program = ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "test.ts")];
  const done = spawnSync(process.execPath, [...program, ...words], { encoding: "utf8" });
  return { status: done.status, lines: done.stdout.trim().split("\n"), told: done.stderr };
}

test("the test command runs exactly what it is asked, prepares nothing for it, and closes with its counts", () => {
  const { status, lines, told } = command("infra/peers/closing.test.ts", "infra/peers/not-run.test.ts");
  expect([status, lines]).toEqual([0, [expect.stringMatching(/^\d+ passed, 0 failed, 0 skipped$/)]]);
  expect(told.match(/^PASS /gm)).toHaveLength(2);
});

test("the test command fails where there is nothing to run", () => {
  const { status, lines } = command("infra/peers/nothing-of-this-name");
  expect([status, lines.at(-1)]).toEqual([1, "0 passed, 1 failed, 0 skipped"]);
});

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rows } from "../../tests/promises/register.ts";
import { fileOf } from "../../tests/promises/rows/row.ts";
import { promisesKept } from "./promises-kept.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "tallenne-promises-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const kept = rows.filter(({ state }) => state === "kept");
const notYet = rows.length - kept.length;
/** A report in which the tests of every kept row passed, but for one. */
const reportBut = (broken?: string) => ({
  testResults: kept.map(({ id }) => ({
    name: `/work/tests/promises/${fileOf(id)}`,
    assertionResults: [{ title: id, status: id === broken ? "failed" : "passed" }],
  })),
});

test("after a whole run every promise is told, in one line and in a file for machines", () => {
  const path = join(folder, "made", "promises.json");
  expect(promisesKept(reportBut(), path)).toEqual({
    line: `Promises: ${kept.length} kept, ${notYet} not yet kept, 0 broken`,
    isBroken: false,
  });
  const told = JSON.parse(readFileSync(path, "utf8")) as { id: string; outcome: string }[];
  expect(told.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
});

test("a promise whose test failed, or did not run, is broken", () => {
  const path = join(folder, "promises.json");
  const { isBroken } = promisesKept(reportBut(kept[0]?.id), path);
  expect(isBroken).toBe(true);
  expect(promisesKept({ testResults: [] }, path).line).toContain(`0 kept, ${notYet} not yet kept`);
});

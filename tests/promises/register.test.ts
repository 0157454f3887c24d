import { describe, expect, test } from "@jest/globals";
import { operations } from "@tallenne/contracts";
import { firstPolicy } from "@tallenne/domain";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisesPage, type promisesShown, proven, saidElsewhere } from "./page.ts";
import { rows } from "./register.ts";
import { fileOf } from "./rows/row.ts";

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => /^[ab]\d.*\.test\.ts$/.test(name));
const kept = rows.filter(({ state }) => state === "kept");

describe("the register of the promises", () => {
  test("T-COV every row has an id of its own and says what is promised; one that is not kept says why", () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ says }) => says.length < 5)).toEqual([]);
    expect(rows.filter(({ state, why }) => (state === "not-yet") !== (why !== undefined))).toEqual([]);
    expect(rows.filter(({ id }) => id.startsWith("A")).length).toBeGreaterThanOrEqual(50);
  });

  test("T-COV a row that is kept has its test file, and every test file names such a row", () => {
    expect(files.toSorted()).toEqual(kept.map(({ id }) => fileOf(id)).toSorted());
    for (const { id } of kept)
      expect(readFileSync(join(folder, fileOf(id)), "utf8")).toContain(`promise("${id}", `);
  });

  test("T-COV what the code says it serves is a row: operations and rules of retention name no other", () => {
    // Rows that stand together in the register under the first of them.
    const together = {
      "A4.3": "A4.2",
      "A4.4": "A4.2",
      "A4.5": "A4.2",
      "A4.6": "A4.2",
      "A4.7": "A4.2",
    } as const;
    const named = [
      ...operations.flatMap(({ promises }) => promises),
      ...firstPolicy.registers.flatMap(({ rules }) => rules.map(({ source }) => source)),
    ];
    const unknown = named.filter((id) => !rows.some((row) => row.id === (together[id as "A4.3"] ?? id)));
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("the page in the handbook says of every row what the register says", () => {
    const written = readFileSync(join(folder, "../../infra/handbook/promises.md"), "utf8");
    const page = written.replaceAll(/ +/g, " ");
    for (const { state, says, open, why } of rows)
      expect(page).toContain(
        `| ${says} | ${state === "kept" ? "kept" : "not yet kept"} | ${open ?? why ?? ""} |`.replaceAll(
          / +/g,
          " ",
        ),
      );
    expect(page).not.toContain("**broken**");
    expect(kept.every(({ id }) => page.includes(`### ${id}\n`))).toBe(true);
  });
});

test("S-73 the application shows every row in three languages, and of each what the register says", () => {
  const file = join(folder, "../../packages/web/src/areas/oversight/promises.json");
  const shown = JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof promisesShown>;
  expect(shown.map(({ id, outcome, says }) => [id, outcome === "kept", ...says])).toEqual(
    rows.map(({ id, state, says }) => [id, state === "kept", ...saidElsewhere(id), says]),
  );
  expect(shown.flatMap(({ says }) => says).every((words) => words.length > 4)).toBe(true);
});

const report = (status: string) => ({
  testResults: [{ name: "/x/tests/promises/a6-1.test.ts", assertionResults: [{ title: "T-A6.1a", status }] }],
});
const outcomeOf = (id: string, status: string) =>
  proven(report(status)).find((row) => row.id === id)?.outcome;

describe("the page of the promises", () => {
  test("a row is kept when every test of its file passes, and broken when one fails, is left out, or is missing", () => {
    expect(outcomeOf("A6.1", "passed")).toBe("kept");
    expect(outcomeOf("A6.1", "failed")).toBe("broken");
    expect(outcomeOf("A6.1", "pending")).toBe("broken");
    expect(outcomeOf("A6.2", "passed")).toBe("broken");
    expect(outcomeOf("A6.7", "passed")).toBe("not-yet");
  });

  test("the same results give the same text", () => {
    const text = promisesPage(proven(report("passed")));
    expect(promisesPage(proven(report("passed")))).toBe(text);
    expect(text).toContain("Kept: 1 ·");
    expect(text).toContain("- passed: T-A6.1a");
  });
});

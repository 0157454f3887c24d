import translations from "./rows/says.json" with { type: "json" };
import { rows } from "./register.ts";
import { fileOf, type Row } from "./rows/row.ts";

/** What jest says of the test files, as far as the page reads it. */
export interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** A row with what its tests said. `broken`: marked kept, and a test of it failed, was left out, or is missing. */
export interface Proven {
  readonly id: string;
  readonly lines: string;
  readonly says: string;
  readonly outcome: "kept" | "not-yet" | "broken";
  readonly open?: string;
  readonly why?: string;
  readonly tests: readonly { readonly title: string; readonly status: string }[];
}

/** Every row with the result of its tests. */
export function proven(report: JestReport): readonly Proven[] {
  return rows.map((row) => {
    const { state, ...said } = row;
    const tests = testsOf(row, report);
    const stands = tests.length > 0 && tests.every(({ status }) => status === "passed");
    return { ...said, tests, outcome: state === "not-yet" ? "not-yet" : stands ? "kept" : "broken" };
  });
}

function testsOf({ id }: Row, { testResults }: JestReport): Proven["tests"] {
  return testResults
    .filter(({ name }) => name.endsWith(`/promises/${fileOf(id)}`))
    .flatMap(({ assertionResults }) => assertionResults.map(({ title, status }) => ({ title, status })));
}

/** The rows as the application shows them (S-73): what is promised in Finnish, Swedish and English, and what the tests said. */
export function promisesShown(all: readonly Proven[]) {
  return all.map(({ id, lines, says, outcome, tests }) => ({
    id,
    lines,
    says: [...saidElsewhere(id), says],
    outcome,
    tests: tests.length,
  }));
}

/** A row in Finnish and Swedish. Throws RangeError for a row that is not translated. */
export function saidElsewhere(id: string): readonly string[] {
  const said = (translations as Readonly<Record<string, readonly string[]>>)[id];
  if (said === undefined) throw new RangeError(`${id} is not said in Finnish and Swedish`);
  return said;
}

const words = { kept: "kept", "not-yet": "not yet kept", broken: "**broken**" } as const;

/** The page of the promises, as Markdown. The same results give the same text. */
export function promisesPage(all: readonly Proven[]): string {
  const count = (outcome: Proven["outcome"]) => all.filter((one) => one.outcome === outcome).length;
  return [
    "# Promises",
    "",
    "Every clause of the two privacy notices, and whether the product keeps it. This page is written by `node tests/promises/make-page.ts`",
    "from the results of `tests/promises`: a row is kept when every test of its file passes.",
    "",
    `Kept: ${count("kept")} · not yet kept: ${count("not-yet")} · broken: ${count("broken")}.`,
    ...section(all, "A", "Notice A: the customer service centre"),
    ...section(all, "B", "Notice B: event sign-up and feedback"),
    "",
  ].join("\n");
}

function section(all: readonly Proven[], notice: string, title: string): string[] {
  const own = all.filter(({ id }) => id.startsWith(notice));
  return [
    "",
    `## ${title}`,
    "",
    "| row | lines | what is promised | state | what waits |",
    "| --- | --- | --- | --- | --- |",
    ...own.map(
      ({ id, lines, says, outcome, open, why }) =>
        `| ${id} | ${lines} | ${says} | ${words[outcome]} | ${open ?? why ?? ""} |`,
    ),
    ...own.flatMap(({ id, tests }) =>
      tests.length === 0
        ? []
        : ["", `### ${id}`, "", ...tests.map(({ title: name, status }) => `- ${status}: ${name}`)],
    ),
  ];
}

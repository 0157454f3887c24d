// The test command: prepares what the asked suites need, runs them, and closes with one line of counts. `test <folder or file>… [-t <name>]`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { JestReport } from "../../tests/promises/page.ts";
import { jestWords, readAsked } from "./asked.ts";
import { closing, type Counts } from "./closing.ts";
import { failsFor, notRunWords } from "./not-run.ts";
import { prepare } from "./prepare.ts";
import { promisesKept } from "./promises-kept.ts";

const root = resolve(import.meta.dirname, "../..");
const say = (words: string): void => void process.stdout.write(`${words}\n`);
const unobtainable = readFileSync(join(root, "infra/peers/unobtainable.md"), "utf8");
const temporary = join(root, ".tmp");
const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const asked = readAsked(process.argv.slice(2), { root, isFolder });
const { environment, ignored, notRun, end } = await prepare(asked, root, say).catch((failure: unknown) => {
  // Such as a browser application that does not build: nothing can be tested, and the counts say so.
  say(failure instanceof Error ? failure.message : String(failure));
  say(closing({ status: 1, counts: undefined, notRun: 0 }).line);
  process.exit(1);
});
for (const one of notRun) say(notRunWords(one, unobtainable));
if (failsFor(notRun, { ci: process.env["CI"] === "true", unobtainable })) process.exitCode = 1;

mkdirSync(temporary, { recursive: true });
// Under a name of its own until it is whole: a suite may run this command itself.
const written = join(temporary, `jest-${process.pid}.json`);
const jest = spawnSync(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    join(root, "node_modules/jest/bin/jest.js"),
    ...jestWords(asked, { root, ignored, report: written }),
  ],
  { cwd: root, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...environment } },
);
await end();
const report = readReport();
if (asked.isWhole && report !== undefined) {
  const promises = promisesKept(report, join(temporary, "promises.json"));
  say(promises.line);
  if (promises.isBroken) process.exitCode = 1;
}
const { status, signal } = jest;
const { line, isFailed, words } = closing({ status, signal, counts: report, notRun: notRun.length });
if (words !== undefined) say(words);
if (isFailed) process.exitCode = 1;
say(line);

/** The report of this run, kept as `.tmp/jest.json`; undefined where jest left none, or only a piece of one. */
function readReport(): (Counts & JestReport) | undefined {
  if (!existsSync(written)) return undefined;
  const kept = join(temporary, "jest.json");
  renameSync(written, kept);
  try {
    return JSON.parse(readFileSync(kept, "utf8")) as Counts & JestReport;
  } catch {
    return undefined;
  }
}

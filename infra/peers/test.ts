// The test command: prepares what the asked suites need, runs them, and closes with one line of counts.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "./chromium.ts";
import { Unobtainable } from "./debian.ts";
import { buildWeb } from "./web-build.ts";

const root = resolve(import.meta.dirname, "../..");
const asked = process.argv.slice(2).filter((word) => word !== "--");
const notRun: string[] = [];
const environment: Record<string, string> = {};
const say = (words: string): void => void process.stdout.write(`${words}\n`);
const wants = (folder: string): boolean =>
  asked.length === 0 ||
  asked.some((path) => folder.startsWith(path.replace(/\/$/, "")) || path.startsWith(folder));

const unobtainable = readFileSync(join(root, "infra/peers/unobtainable.md"), "utf8");
function missing(suite: string, peer: string, reason: string): void {
  const listed = unobtainable.includes(`\`${peer}\``);
  notRun.push(suite);
  say(`NOT RUN: ${suite}, ${reason}${listed ? " (listed as unobtainable)" : ""}`);
  if (process.env["CI"] === "true" && !listed) process.exitCode = 1;
}

const ignored: string[] = [];
if (wants("tests/browser")) {
  try {
    const found = chromium(join(root, ".peers"));
    say(`Chromium: ${found.version}`);
    environment["TALLENNE_TEST_CHROMIUM"] = found.executable;
    environment["TALLENNE_TEST_CHROMIUM_ENVIRONMENT"] = JSON.stringify(found.environment);
  } catch (problem) {
    if (!(problem instanceof Unobtainable)) throw problem;
    missing("browser", "chromium", problem.message);
    ignored.push("/tests/browser/");
  }
}
if (wants("tests/browser") || wants("tests/system")) buildWeb(root, say);

const report = join(root, ".tmp/jest.json");
mkdirSync(join(root, ".tmp"), { recursive: true });
rmSync(report, { force: true });
const jest = spawnSync(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    join(root, "node_modules/jest/bin/jest.js"),
    "--json",
    `--outputFile=${report}`,
    ...(ignored.length > 0 ? [`--testPathIgnorePatterns=${ignored.join("|")}`, "node_modules"] : []),
    ...asked,
  ],
  { cwd: root, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...environment } },
);
const counts = JSON.parse(readFileSync(report, "utf8")) as {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
};
if (jest.status !== 0) process.exitCode = 1;
const failed = Math.max(counts.numFailedTests, counts.numFailedTestSuites);
const closing = `${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests + notRun.length} skipped`;
say(closing);

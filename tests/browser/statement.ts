// Puts the results of the last complete run of the screens into the accessibility statement, formatted as the rest of the tree.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { resultsOfRun } from "./looked.ts";

const root = resolve(import.meta.dirname, "../..");
const kept = join(root, "packages/web/src/areas/own/accessibility-results.json");

if (existsSync(resultsOfRun)) {
  copyFileSync(resultsOfRun, kept);
  spawnSync(join(root, "node_modules/.bin/oxfmt"), [kept], { cwd: root, stdio: "inherit" });
} else {
  process.stderr.write("No complete run of tests/browser/screens.test.ts has left results.\n");
  process.exitCode = 1;
}

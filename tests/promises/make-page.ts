// Writes the page of the promises: infra/handbook/promises.md, the one of the application, and .tmp/promises.json for machines.
// node tests/promises/make-page.ts            runs tests/promises first
// node tests/promises/make-page.ts <report>   reads a report that `jest --json` wrote
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type JestReport, promisesPage, promisesShown, proven } from "./page.ts";

const root = resolve(import.meta.dirname, "../..");
const given = process.argv[2];
const path = given ?? join(root, ".tmp/promises-jest.json");
mkdirSync(join(root, ".tmp"), { recursive: true });
if (given === undefined)
  spawnSync(
    process.execPath,
    [join(root, "node_modules/jest/bin/jest.js"), "tests/promises", "--json", `--outputFile=${path}`],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
const rows = proven(JSON.parse(readFileSync(path, "utf8")) as JestReport);
const page = join(root, "infra/handbook/promises.md");
writeFileSync(page, promisesPage(rows));
const shown = join(root, "packages/web/src/areas/oversight/promises.json");
writeFileSync(shown, `${JSON.stringify(promisesShown(rows), null, 2)}\n`);
// Both are formatted like everything else.
spawnSync(join(root, "node_modules/.bin/oxfmt"), [page, shown], { stdio: "ignore" });
writeFileSync(join(root, ".tmp/promises.json"), `${JSON.stringify(rows, null, 2)}\n`);
const broken = rows.filter(({ outcome }) => outcome === "broken").map(({ id }) => id);
process.stdout.write(
  `promises kept: ${rows.filter(({ outcome }) => outcome === "kept").length} of ${rows.length}${broken.length > 0 ? `; broken: ${broken.join(", ")}` : ""}\n`,
);
if (broken.length > 0) process.exitCode = 1;

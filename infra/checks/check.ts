// The static checks: format, lint, types, boundaries, dead code, the house rules. All run; the first broken one does not hide the next.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const bin = (name: string): string => resolve(root, "node_modules/.bin", name);

const checks: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: "format", command: [bin("oxfmt"), "--check", "."] },
  { name: "lint", command: [bin("oxlint"), "--deny-warnings"] },
  { name: "types", command: [bin("tsc"), "--noEmit", "-p", "tsconfig.json"] },
  { name: "types of the web", command: [bin("tsc"), "--noEmit", "-p", "packages/web/tsconfig.json"] },
  { name: "types of its tests", command: [bin("tsc"), "--noEmit", "-p", "tests/browser/tsconfig.json"] },
  {
    name: "boundaries",
    command: [
      bin("depcruise"),
      "--config",
      ".dependency-cruiser.mjs",
      "packages",
      "services",
      "infra",
      "tests",
    ],
  },
  { name: "dead code", command: [bin("knip")] },
  {
    name: "house rules",
    command: [process.execPath, resolve(root, "node_modules/jest/bin/jest.js"), "infra/checks"],
  },
];

let failed = 0;
for (const { name, command } of checks) {
  const [program = "", ...words] = command;
  const started = performance.now();
  const done = spawnSync(program, words, { cwd: root, encoding: "utf8" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${done.status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
  if (done.status === 0) continue;
  failed += 1;
  process.stdout.write(`${done.stdout}${done.stderr}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;

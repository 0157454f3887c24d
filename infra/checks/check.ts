// The static checks: format, lint, types, boundaries, dead code, the house rules. All run; the first broken one does not hide the next.
import { showWork, systemClock } from "@tallenne/runtime";
import { resolve } from "node:path";
import { programIn } from "../peers/program.ts";
import { runSteps, type Step } from "./run-steps.ts";

const root = resolve(import.meta.dirname, "../..");
const bin = (name: string): string => resolve(root, "node_modules/.bin", name);

const checks: readonly Step[] = [
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

const failed = await runSteps(checks, {
  run: programIn(root),
  shown: showWork({ stream: process.stderr, clock: systemClock, quietMs: 400 }),
  clock: systemClock,
  say: (words) => void process.stdout.write(words),
});
process.exitCode = failed === 0 ? 0 : 1;

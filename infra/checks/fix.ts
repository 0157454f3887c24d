// Mends what can be mended by machine: format, and those findings of lint that have one answer.
import { showWork, systemClock } from "@tallenne/runtime";
import { resolve } from "node:path";
import { programIn } from "../peers/program.ts";
import { runSteps } from "./run-steps.ts";

const root = resolve(import.meta.dirname, "../..");
const bin = (name: string): string => resolve(root, "node_modules/.bin", name);

const failed = await runSteps(
  [
    { name: "format", command: [bin("oxfmt"), "."] },
    { name: "lint", command: [bin("oxlint"), "--fix"] },
  ],
  {
    run: programIn(root),
    shown: showWork({ stream: process.stderr, clock: systemClock, quietMs: 400 }),
    clock: systemClock,
    say: (words) => void process.stdout.write(words),
  },
);
process.exitCode = failed === 0 ? 0 : 1;

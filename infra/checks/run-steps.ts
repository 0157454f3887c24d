import type { WorkShown } from "@tallenne/runtime";
import type { RunProgram } from "../peers/program.ts";

/** One program to run, with the name that stands in the list. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

interface StepPorts {
  readonly run: RunProgram;
  readonly shown: WorkShown;
  readonly clock: { monotonic(): number };
  /** A line of the list. */
  readonly say: (words: string) => void;
}

/** Runs every step in order, each shown while it runs; the first that fails hides none after it. Answers how many failed. */
export async function runSteps(steps: readonly Step[], ports: StepPorts): Promise<number> {
  const { run, shown, clock, say } = ports;
  let failed = 0;
  for (const [at, { name, command }] of steps.entries()) {
    const started = clock.monotonic();
    shown.begin(`${name} (${at + 1} of ${steps.length})`);
    const { status, output } = await run(command);
    shown.end();
    const seconds = ((clock.monotonic() - started) / 1000).toFixed(1);
    say(`${status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
    if (status === 0) continue;
    failed += 1;
    say(`${output}\n`);
  }
  return failed;
}

#!/usr/bin/env node
import { systemClock } from "@tallenne/runtime";
import { runVerify } from "./verify/run-verify.ts";

void main();

async function main(): Promise<void> {
  const { stdout, stderr } = process;
  const { exitCode, output } = await runVerify(process.argv.slice(2), { clock: systemClock, stderr });
  stdout.write(output);
  process.exitCode = exitCode;
}

#!/usr/bin/env node
import { runVerify } from "./verify/run-verify.ts";

void main();

async function main(): Promise<void> {
  const { exitCode, output } = await runVerify(process.argv.slice(2));
  process.stdout.write(output);
  process.exitCode = exitCode;
}

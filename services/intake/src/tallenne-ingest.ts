#!/usr/bin/env node
import { systemClock } from "@tallenne/runtime";
import { runIngest } from "./ingest/run-ingest.ts";

void main();

async function main(): Promise<void> {
  const { stdout, stderr } = process;
  process.exitCode = await runIngest(process.argv.slice(2), { clock: systemClock, stdout, stderr });
}

// The bench command: every row measured side by side in one run. --json one JSON document; --only <row>; --rounds <n>; --scale <0–1> for a short form;
// --trace <row>: no comparison, but where the time of that row goes, part by part.
import { showWork, systemClock } from "@tallenne/runtime";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { goals } from "./goals.ts";
import { report } from "./report.ts";
import { measureAll } from "./rounds.ts";
import { traceTable } from "./trace.ts";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== "--"),
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string" },
    rounds: { type: "string" },
    scale: { type: "string", default: "1" },
    trace: { type: "string" },
  },
});
const only = values.trace ?? values.only;
const asked = goals.filter(({ id }) => only === undefined || id === only);
if (asked.length === 0) {
  process.stderr.write(`no such row; there are ${goals.map(({ id }) => id).join(", ")}\n`);
  process.exit(2);
}
if (values.trace !== undefined) {
  const [goal] = asked;
  const trace = await goal?.trace?.(Number(values.scale));
  if (goal === undefined || trace === undefined) {
    process.stderr.write(`${values.trace} has no trace\n`);
    process.exit(2);
  }
  process.stdout.write(values.json ? `${JSON.stringify(trace)}\n` : traceTable(goal.title, trace));
  process.exit(0);
}
const rows = await measureAll(asked, {
  scale: Number(values.scale),
  shown: showWork({ stream: process.stderr, clock: systemClock, silent: values.json }),
  ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
});
const machine = {
  Node: process.versions.node,
  kernel: release(),
  processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
  load: loadavg()[0]?.toFixed(2) ?? "unknown",
  commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim(),
  at: new Date().toISOString(),
};
const told = report(rows, machine);
mkdirSync(resolve(root, ".tmp"), { recursive: true });
writeFileSync(resolve(root, ".tmp/bench.json"), JSON.stringify({ machine, rows }, undefined, 2));
process.stdout.write(values.json ? `${JSON.stringify({ machine, rows })}\n` : told);
if (rows.some(({ verdict }) => verdict !== "met" && verdict !== "told")) process.exitCode = 1;

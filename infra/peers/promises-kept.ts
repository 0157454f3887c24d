import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type JestReport, proven } from "../../tests/promises/page.ts";
import { promisesLine } from "./closing.ts";

/** Writes for machines what a whole run says of every promise of the notices, and tells it in one line. The handbook's page is not touched. */
export function promisesKept(
  report: JestReport,
  path: string,
): { readonly line: string; readonly isBroken: boolean } {
  const rows = proven(report);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(rows, null, 2)}\n`);
  return { line: promisesLine(rows), isBroken: rows.some(({ outcome }) => outcome === "broken") };
}

import type { DeliveryFinding } from "@tallenne/domain";
import type { HandedIn, Outcome } from "./hand-in.ts";
import { sizeWords } from "./progress.ts";

/** What came of a whole folder. */
export interface Result {
  readonly dryRun: boolean;
  /** Noted as acknowledged in an earlier run, and not sent again. */
  readonly earlier: number;
  readonly handed: readonly HandedIn[];
  /** What is wrong with rows, sidecars and profile. */
  readonly faults: readonly DeliveryFinding[];
  readonly bytes: number;
  readonly seconds: number;
}

const rows: readonly (readonly [Outcome | "earlier", string])[] = [
  ["kept", "taken in"],
  ["known", "already there"],
  ["earlier", "taken in by an earlier run"],
  ["quarantined", "waiting in quarantine"],
  ["refused", "refused"],
  ["without-facts", "without sidecar or row"],
  ["failed", "failed"],
];
const dryRows: typeof rows = rows.map(([key, words]) => [key, key === "kept" ? "can be announced" : words]);

/** Outcomes that leave a recording outside the archive. */
export const notIn: ReadonlySet<Outcome> = new Set(["quarantined", "refused", "without-facts", "failed"]);

/** Whether every recording of the folder is in the archive, and every row could be read. */
export function isWhole({ handed, faults }: Result): boolean {
  return faults.length === 0 && !handed.some(({ outcome }) => notIn.has(outcome));
}

/** How many came to which end. */
function countsOf({ handed, earlier }: Result): Readonly<Record<Outcome | "earlier", number>> {
  const counts = Object.fromEntries(rows.map(([key]) => [key, 0])) as Record<Outcome | "earlier", number>;
  for (const { outcome } of handed) counts[outcome] += 1;
  return { ...counts, earlier };
}

/** The table at the end: counts, then every recording that is not in the archive with its findings, then the faults by file and line. */
export function tableOf(result: Result): string {
  const counts = countsOf(result);
  const words = result.dryRun ? dryRows : rows;
  const wide = Math.max(...words.map(([, text]) => text.length));
  const table = words
    .filter(([key]) => key === "kept" || counts[key] > 0)
    .map(([key, text]) => `${text.padEnd(wide)}  ${String(counts[key]).padStart(7)}`);
  const outside = result.handed
    .filter(({ outcome }) => notIn.has(outcome))
    .map(({ path, outcome, findings }) => `${outcome.padEnd(13)}  ${path}  ${findings.join(", ")}`);
  const faults = result.faults.map(
    ({ code, file, line }) => `${code.padEnd(13)}  ${file}${line === undefined ? "" : `, line ${line}`}`,
  );
  const rate = result.seconds > 0 && !result.dryRun ? `, ${sizeWords(result.bytes / result.seconds)}/s` : "";
  const last = `${sizeWords(result.bytes)} in ${result.seconds.toFixed(1)} s${rate}`;
  return `${[...table, ...blockOf(outside), ...blockOf(faults), "", last].join("\n")}\n`;
}

/** The same as one JSON document. */
export function documentOf(result: Result): string {
  const { handed, faults, bytes, seconds, dryRun } = result;
  const outside = handed.filter(({ outcome }) => notIn.has(outcome));
  return `${JSON.stringify({ dryRun, counts: countsOf(result), notIn: outside, faults, bytes, seconds: Number(seconds.toFixed(3)) })}\n`;
}

const blockOf = (lines: readonly string[]) => (lines.length === 0 ? [] : ["", ...lines]);

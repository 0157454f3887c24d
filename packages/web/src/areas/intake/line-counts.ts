import type { Answer } from "../../api/client.ts";

/** Counts of one line on a day. */
export type LineCounts = Answer<"readIntake">["lines"][number];
type Counts = Omit<LineCounts, "line">;

/** What the sources counted and never offered; below zero where more was offered than they counted. Null where they have not told it. */
export function untold({ told, offered }: Pick<LineCounts, "told" | "offered">): number | null {
  return told === null ? null : told - offered;
}

/** The same over all lines: of those that the sources have told, every gap, whichever way; null where none is told. */
export function untoldOf(lines: readonly LineCounts[]): number | null {
  const gaps = lines.flatMap((line) => untold(line) ?? []);
  return gaps.length === 0 ? null : gaps.reduce((total, gap) => total + Math.abs(gap), 0);
}

/** Offered ones that stand in no column. Anything but zero is a fault of the counting, and named. */
export function unaccounted({
  offered,
  kept,
  neverRecord,
  refused,
  quarantined,
  missing,
}: Omit<Counts, "told">): number {
  return offered - (kept + neverRecord + refused + quarantined + missing);
}

/** Sums over all lines. */
export function sumOf(lines: readonly LineCounts[]): Counts {
  const sum = (column: Exclude<keyof Counts, "told">): number =>
    lines.reduce((total, line) => total + line[column], 0);
  const told = lines.flatMap((line) => line.told ?? []);
  return {
    told: told.length === 0 ? null : told.reduce((total, one) => total + one, 0),
    offered: sum("offered"),
    kept: sum("kept"),
    neverRecord: sum("neverRecord"),
    refused: sum("refused"),
    quarantined: sum("quarantined"),
    missing: sum("missing"),
  };
}

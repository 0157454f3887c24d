import type { Answer } from "../../api/client.ts";

/** Counts of one line on a day. */
export type LineCounts = Answer<"readIntake">["lines"][number];
type Counts = Omit<LineCounts, "line">;

/** Offered ones that stand in no column. Anything but zero is a fault of the counting, and named. */
export function unaccounted({ offered, kept, neverRecord, refused, quarantined, missing }: Counts): number {
  return offered - (kept + neverRecord + refused + quarantined + missing);
}

/** Sums over all lines. */
export function sumOf(lines: readonly LineCounts[]): Counts {
  const sum = (column: keyof Counts): number => lines.reduce((total, line) => total + line[column], 0);
  return {
    offered: sum("offered"),
    kept: sum("kept"),
    neverRecord: sum("neverRecord"),
    refused: sum("refused"),
    quarantined: sum("quarantined"),
    missing: sum("missing"),
  };
}

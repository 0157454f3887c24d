import type { Trace } from "./trace.ts";

/** One side of a comparison, measured once. The unit is the goal's; larger or smaller is better as the goal says. */
export type Measure = () => Promise<number>;

/** A prepared comparison: ours and what it is held against, measured in turns. */
export interface Contest {
  readonly ours: Measure;
  readonly peer: Measure;
  close(): Promise<void>;
}

/** What a bench row promises. `ratio`: ours ÷ peer; `figure`: ours alone. */
export interface Goal {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly peer: string;
  readonly judged: "ratio" | "figure";
  /** None: the row is told beside the others, nobody has set a goal for it. */
  readonly bound?: { readonly atLeast: number } | { readonly atMost: number };
  /** Rounds when nothing else is said; slow rows take fewer. */
  readonly rounds: number;
  /** Prepares; `scale` 1 is the full size, a smaller one the short form of the suite. Throws when what comes back is not right: no figure without correctness. */
  open(scale: number): Promise<Contest>;
  /** Where the time of one operation goes, part by part. */
  trace?(scale: number): Promise<Trace>;
}

/** Whether the worse end of an interval meets the bound. */
export function meets(
  bound: NonNullable<Goal["bound"]>,
  interval: { readonly low: number; readonly high: number },
): boolean {
  return "atLeast" in bound ? interval.low >= bound.atLeast : interval.high <= bound.atMost;
}

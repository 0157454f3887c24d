import type { Loop } from "./loop.ts";
import type { Stretch } from "./stretch.ts";

/** A place worth going to. */
export interface Mark {
  readonly is: "silence" | "loop-start" | "loop-end";
  readonly at: number;
  readonly duration?: number;
}

/** Silences and the loop's edges, in order. */
export function marksOf(silences: readonly Stretch[], { from, to }: Loop): readonly Mark[] {
  const marks: Mark[] = silences.map(([start, end]) => ({ is: "silence", at: start, duration: end - start }));
  if (from !== undefined) marks.push({ is: "loop-start", at: from });
  if (to !== undefined) marks.push({ is: "loop-end", at: to });
  return marks.toSorted((one, other) => one.at - other.at);
}

/** The first mark after this place. */
export function nextMark(marks: readonly Mark[], at: number): Mark | undefined {
  return marks.find((mark) => mark.at > at + 50);
}

/** The last mark before this place; one passed within the last second counts as this place, so that pressing twice goes further back. */
export function previousMark(marks: readonly Mark[], at: number): Mark | undefined {
  return marks.findLast((mark) => mark.at < at - 1000);
}

import type { Answer } from "../api/client.ts";
import type { Loop } from "./loop.ts";
import type { Stretch } from "./stretch.ts";

/** A place worth going to. */
export interface Mark {
  readonly is: "silence" | "loop-start" | "loop-end" | "hold" | "transfer" | "pause" | "note";
  readonly at: number;
  readonly duration?: number;
  /** Of a transfer: the line it went to. */
  readonly line?: string;
  /** Of a note: which it is, from one. */
  readonly number?: number;
}

/** What of a recording is worth going to. */
interface Marked {
  readonly silences: readonly Stretch[];
  readonly loop: Loop;
  /** Holds, transfers and pauses that its source told. */
  readonly callMarks?: Answer<"openSitting">["contacts"][number]["marks"];
  /** Where notes stand, in their order. */
  readonly notes?: readonly { readonly fromMs: number }[];
}

/** Silences, the loop's edges, what happened to the sound, and notes, in order. A silence within a hold is that hold. */
export function marksOf({
  silences,
  loop: { from, to },
  callMarks = [],
  notes = [],
}: Marked): readonly Mark[] {
  const bands = callMarks.filter(({ kind }) => kind !== "transfer");
  const marks: Mark[] = silences
    .filter(([start, end]) => !bands.some(({ fromMs, toMs }) => start >= fromMs - 500 && end <= toMs + 500))
    .map(([start, end]) => ({ is: "silence", at: start, duration: end - start }));
  for (const { kind, fromMs, toMs, line } of callMarks)
    marks.push({ is: kind, at: fromMs, duration: toMs - fromMs, ...(line === undefined ? {} : { line }) });
  for (const [index, { fromMs }] of notes.entries())
    marks.push({ is: "note", at: fromMs, number: index + 1 });
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

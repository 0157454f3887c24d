/** A stretch to play again and again, milliseconds; it sounds so once both edges are there. */
export interface Loop {
  readonly from?: number;
  readonly to?: number;
}

export const noLoop: Loop = {};

/** A loop that is on: both its edges. */
export interface FullLoop {
  readonly from: number;
  readonly to: number;
}

/** A shorter one would stutter, milliseconds. */
const shortest = 500;

/** The loop with both edges, or undefined while one is missing. */
export function full({ from, to }: Loop): FullLoop | undefined {
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Key A: the loop starts here. An end before it falls away. */
export function loopFrom({ to }: Loop, at: number): Loop {
  return to === undefined || to - at < shortest ? { from: at } : { from: at, to };
}

/** Key B: the loop ends here, from the start of the recording where no A was set; once more it ends the loop. */
export function loopTo(loop: Loop, at: number): Loop {
  if (full(loop) !== undefined) return noLoop;
  const from = loop.from ?? 0;
  return at - from < shortest ? loop : { from, to: at };
}

/** An edge moved by some milliseconds, within the recording and never past the other edge. */
export function moveEdge(
  loop: Loop,
  edge: "from" | "to",
  { by, duration }: { by: number; duration: number },
): Loop {
  const at = loop[edge];
  if (at === undefined) return loop;
  const { from = 0, to = duration } = loop;
  const bounds = edge === "from" ? [0, to - shortest] : [from + shortest, duration];
  return { ...loop, [edge]: Math.min(Math.max(at + by, bounds[0] ?? 0), bounds[1] ?? duration) };
}

/** Where playing goes on after a move from one place to another: back at A when B was passed; undefined where it just goes on. */
export function wrapped(loop: Loop, before: number, at: number): number | undefined {
  const on = full(loop);
  return on !== undefined && before < on.to && at >= on.to ? on.from : undefined;
}

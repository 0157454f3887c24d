/** The one line for listeners: what stands in it, since when, and what waits. */
export interface Said {
  readonly words: string;
  readonly since: number;
  readonly waiting?: string;
}

export const nothingSaid: Said = { words: "", since: Number.NEGATIVE_INFINITY };

/** The shortest time between two sayings, milliseconds. */
const apart = 2000;

/** New words at a moment. Those that come too soon wait; only the latest of them is said. */
export function heardOf(said: Said, words: string, now: number): Said {
  return now - said.since >= apart ? { words, since: now } : { ...said, waiting: words };
}

/** How long the waiting words wait still, milliseconds; undefined when none wait. */
export function waitOf({ since, waiting }: Said, now: number): number | undefined {
  return waiting === undefined ? undefined : Math.max(0, since + apart - now);
}

/** The waiting words are said now. */
export function saidNow({ words, since, waiting }: Said, now: number): Said {
  return waiting === undefined ? { words, since } : { words: waiting, since: now };
}

import type { Called } from "./addresses.ts";

/** An operation that was answered: its name, what was asked, what came back. */
export interface Done {
  readonly name: Called;
  readonly asked: unknown;
  readonly answer: unknown;
}

const listeners = new Set<(done: Done) => void>();

/** Tells of every answered operation; answers how to stop. */
export function whenDone(tell: (done: Done) => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** An operation was answered. */
export function tellDone(done: Done): void {
  for (const tell of listeners) tell(done);
}

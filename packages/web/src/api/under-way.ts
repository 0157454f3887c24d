import { store } from "../platform/store.ts";
import type { Called } from "./addresses.ts";

/** Calls that show by themselves how far they are, or for which nobody waits. */
export const shownElsewhere: ReadonlySet<string> = new Set<Called>([
  // Asked again by itself; the page says that it is offline.
  "readFirstStart",
  // Player and page of the contact say that they open, with the time; sound and text wait for no picture, reports are told beside the sound.
  "issueTicket",
  "openSitting",
  "readPeaks",
  "reportHeard",
  // Every recording of a folder has its bar.
  "handOverContact",
  "createUpload",
  "readUpload",
  "appendToUpload",
  "finishUpload",
]);

/** Since when somebody waits for an answer, epoch milliseconds; undefined while nobody does. */
export const waitingSince = store<number | undefined>(undefined);

const waiting = new Map<symbol, number>();

/** Notes that a call, or work on this machine, has begun whose end is waited for; answers how to note that it came. */
export function beginWaiting(name: Called | "letter", now: number): () => void {
  if (shownElsewhere.has(name)) return () => undefined;
  const call = Symbol();
  waiting.set(call, now);
  tell();
  return () => {
    waiting.delete(call);
    tell();
  };
}

function tell(): void {
  const [oldest] = waiting.values();
  waitingSince.set(oldest);
}

import { store } from "../platform/store.ts";
import type { Called } from "./addresses.ts";

/** Calls that show by themselves how far they are, or for which nobody waits. */
export const shownElsewhere = {
  readFirstStart: "asked again by itself; the page says offline",
  issueTicket: "the player says that it opens, with the time",
  openSitting: "the page of the contact says that it opens, with the time",
  readPeaks: "sound and text wait for no picture",
  reportHeard: "told beside the sound",
  closeSitting: "told while the page leaves",
  handOverContact: "every recording of a folder has its bar",
  createUpload: "every recording of a folder has its bar",
  readUpload: "every recording of a folder has its bar",
  appendToUpload: "every recording of a folder has its bar",
  finishUpload: "every recording of a folder has its bar",
  fetchWindow: "the terminal plays on from what it has, and says when it waits",
  readSeatText: "the terminal has the place of the text",
} as const satisfies { readonly [K in Called]?: string };

/** Since when somebody waits for an answer, epoch milliseconds; undefined while nobody does. */
export const waitingSince = store<number | undefined>(undefined);

const waiting = new Map<symbol, number>();

/** Notes that a call has begun whose answer is waited for; answers how to note that it came. */
export function beginWaiting(name: Called, now: number): () => void {
  if (name in shownElsewhere) return () => undefined;
  const call = Symbol(name);
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

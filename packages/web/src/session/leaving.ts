import type { Stop } from "../platform/clock.ts";

const tellers = new Set<() => Promise<void>>();

/** Something that must still be told while the session lives, as what was just heard. */
export function beforeLeaving(tell: () => Promise<void>): Stop {
  tellers.add(tell);
  return () => tellers.delete(tell);
}

/** Lets all of it be told before a session or role ends; what cannot be told holds nobody back. */
export async function tellBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...tellers].map((tell) => tell()));
}

import type { Clock } from "@tallenne/runtime";
import { createHash } from "node:crypto";

/** An answer, and whether it was remembered from a question before. */
interface Remembered<T> {
  readonly answer: T;
  readonly remembered: boolean;
}

/** Answers to questions about secrets. */
export interface RememberedAnswers<T> {
  /** The answer to a question asked at most `keep` ago; with `fresh`, only to one asked from now on. Rejects as the question does. */
  of(secret: string, how?: "fresh"): Promise<Remembered<T>>;
}

interface Asked<T> {
  readonly at: number;
  readonly answer: Promise<T>;
}

const most = 10_000;

/**
 * Asks about secrets and remembers each answer for `keep` milliseconds from the question on. Who asks meanwhile shares the question; a failure is told to
 * all who share it and remembered by nobody.
 */
export function rememberedAnswers<T>(made: {
  readonly ask: (secret: string) => Promise<T>;
  readonly clock: Clock;
  readonly keep: number;
}): RememberedAnswers<T> {
  const { ask, clock, keep } = made;
  const asked = new Map<string, Asked<T>>();
  return {
    async of(secret, how) {
      // The secret itself is not kept: whoever reads this memory finds no session to take over.
      const name = createHash("sha256").update(secret).digest("base64");
      const now = clock.monotonic();
      const known = asked.get(name);
      if (known && how !== "fresh" && now - known.at < keep)
        return { answer: await known.answer, remembered: true };
      const answer = ask(secret);
      const mine = { at: now, answer };
      asked.delete(name);
      asked.set(name, mine);
      forgetOld(asked, now - keep);
      try {
        return { answer: await answer, remembered: false };
      } catch (failure) {
        if (asked.get(name) === mine) asked.delete(name);
        throw failure;
      }
    },
  };
}

/** Questions stand in the order they were asked: the oldest first. */
function forgetOld<T>(asked: Map<string, Asked<T>>, before: number): void {
  for (const [name, one] of asked) {
    if (one.at > before && asked.size <= most) return;
    asked.delete(name);
  }
}

import type { Score } from "@tallenne/contracts";
import type { Say } from "../../words/use-words.ts";

const keys = ["evaluations.score-0", "evaluations.score-1", "evaluations.score-2"] as const;

/** The words of a score: its number and what it means, or that the item does not apply. */
export function scoreWords(score: Score["score"], say: Say): string {
  const key = score === null ? undefined : keys[score];
  return say(key ?? "evaluations.score-none");
}

import type { LiveVisitView } from "@tallenne/contracts";

// Codes of the domain whose words stand in `console.json`; a test holds words and codes against the domain, which would bring its phone numbers along.

/** Guards of the acts of the room. */
export const guards = [
  "day-matches",
  "identity-results-stored",
  "companions-committed",
  "terminal-paired",
  "commitment-current",
  "not-disqualified",
  "seats-present",
  "not-held-back",
  "within-ten-minutes",
  "identity-reasserted",
  "reason-listed",
] as const;

/** Why the supervisor holds back, adds time or stops. */
export const reasons = [
  "asked-by-citizen",
  "interpretation",
  "distress",
  "aid-needed",
  "equipment",
  "wrong-item",
  "others-filmed",
  "conduct",
  "time-up",
] as const;
export type Reason = (typeof reasons)[number];

/** States in which the listening is over. */
const listened = [
  "heard",
  "follow-up",
  "stopped",
  "walked-out",
  "emergency",
  "abandoned",
  "recorded",
  "signed-off",
] as const satisfies readonly LiveVisitView["state"][];

/** How the listening ended; undefined while it has not. */
export function endOf({ state }: LiveVisitView): (typeof listened)[number] | undefined {
  return listened.find((one) => one === state);
}

/** A session key lives: there is something to pause, resume, lengthen. */
export function isOpen({ state }: LiveVisitView): boolean {
  return state === "ready" || state === "playing" || state === "paused" || state === "suspended";
}

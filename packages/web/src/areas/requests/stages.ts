import type { RequestView } from "@tallenne/contracts";

/** The seven stages of a request, as the desk sees them. */
export const stages = ["registered", "check", "search", "match", "others", "decision", "delivery"] as const;
export type Stage = (typeof stages)[number];

const stageOfState: Readonly<Record<RequestView["state"], Stage>> = {
  arrived: "registered",
  registered: "registered",
  reopened: "registered",
  checking: "check",
  "supplement-asked": "check",
  "identity-asked": "check",
  misaddressed: "check",
  moved: "check",
  locating: "search",
  "nothing-found": "decision",
  candidates: "match",
  matching: "match",
  matched: "others",
  "third-party-review": "others",
  redacting: "others",
  "second-check": "others",
  decided: "decision",
  granted: "delivery",
  partly: "delivery",
  refused: "delivery",
  delivery: "delivery",
  fulfilled: "delivery",
  "freeze-released": "delivery",
  closed: "delivery",
  withdrawn: "registered",
};

/** The stage a state belongs to. A checked review waits for its decision. */
export function stageOf({ state, check }: Pick<RequestView, "state" | "check">): Stage {
  return state === "second-check" && check !== null ? "decision" : stageOfState[state];
}

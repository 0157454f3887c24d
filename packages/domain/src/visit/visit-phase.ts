import { listenedStates, type VisitState } from "./visit-state.ts";

/** How far a visit has come, as its request sees it (requests-and-visits §6.1: DELIVERY by a visit). */
export const visitPhases = ["offered", "agreed", "needs-time", "given-up", "under-way", "ended"] as const;
/** Phase of a visit. */
export type VisitPhase = (typeof visitPhases)[number];

const phases: Partial<Record<VisitState, VisitPhase>> = {
  offered: "offered",
  confirmed: "agreed",
  reminded: "agreed",
  // A new time is found for the same visit: the request waits, and is never closed by it (T-W11).
  rescheduled: "needs-time",
  "cancelled-by-office": "needs-time",
  "no-show": "needs-time",
  "cancelled-by-citizen": "given-up",
  "id-failed": "ended",
  recorded: "ended",
  "signed-off": "ended",
};
const listened: readonly VisitState[] = listenedStates;

/** The phase a state belongs to. */
export function phaseOf(state: VisitState): VisitPhase {
  return phases[state] ?? (listened.includes(state) ? "ended" : "under-way");
}

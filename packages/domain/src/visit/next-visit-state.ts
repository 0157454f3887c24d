import type { VisitActor, VisitEvent, VisitEventFacts } from "./visit-event.ts";
import { visitEvents } from "./visit-event.ts";
import type { VisitGuard } from "./visit-guard.ts";
import type { VisitState } from "./visit-state.ts";

/** What is known of the moment an event is to happen in. */
export interface VisitMoment {
  /** Undefined: the visit begins now. */
  readonly state: VisitState | undefined;
  readonly actor: VisitActor;
  /** The guards the caller has seen to hold; one that is missing does not hold. */
  readonly holding: readonly VisitGuard[];
}

/** Where an event leads, or what refuses it: the state, who asks, or the first guard that does not hold. */
export type VisitStep =
  | { readonly to: VisitState }
  | { readonly refused: "state" | "actor" }
  | { readonly refused: "guard"; readonly guard: VisitGuard };

/** The state after an event (requests-and-visits §7.1). Pure; decides nothing about persons, days or distances: guards are told, not asked. */
export function nextVisitState(event: VisitEvent, { state, actor, holding }: VisitMoment): VisitStep {
  const { moves, actors, guards }: VisitEventFacts = visitEvents[event];
  const to = state === undefined ? beginningBy(event) : moves[state];
  if (to === undefined) return { refused: "state" };
  if (!actors.includes(actor)) return { refused: "actor" };
  const guard = guards.find((needed) => !holding.includes(needed));
  return guard === undefined ? { to } : { refused: "guard", guard };
}

function beginningBy(event: VisitEvent): VisitState | undefined {
  return event === "offered" ? "offered" : undefined;
}

import { refuse, type VisitEventRow } from "@tallenne/contracts";
import { type CalendarDate, nextVisitState, phaseOf, type VisitGuard } from "@tallenne/domain";
import type { PendingEvent } from "@tallenne/store";
import type { Visit } from "./visit.ts";

/** An event on its way into a visit, with the guards that were seen to hold. */
export interface VisitHappening extends VisitEventRow {
  readonly holding: readonly VisitGuard[];
}

/** What a visit becomes beside its state and its event. */
export type VisitChange = Partial<
  Omit<Visit, "id" | "version" | "events" | "state" | "pending" | "isPending" | "isUntold">
>;

/**
 * The visit after an event, the event inside it, the ledger's entry pending (flows D20), and whether its request has something to learn. Throws Problem `not-at-this-stage` with the state and, where
 * one does not hold, the guard: the page has its words.
 */
export function stepVisit(
  visit: Visit,
  happening: VisitHappening,
  more: { readonly change?: VisitChange; readonly pending?: readonly PendingEvent[] } = {},
): Visit {
  const { holding: _holding, ...event } = happening;
  const state = stateAfter(visit.events.length === 0 ? undefined : visit.state, happening);
  const pending = [...visit.pending, ...(more.pending ?? [])];
  return {
    ...visit,
    ...more.change,
    state,
    events: [...visit.events, event],
    pending,
    isPending: pending.length > 0,
    isUntold: visit.isUntold || event.event === "finished" || phaseOf(state) !== phaseOf(visit.state),
  };
}

/** The state an event leads to. Throws Problem `not-at-this-stage`. */
function stateAfter(
  state: Visit["state"] | undefined,
  { event, actor, holding }: Pick<VisitHappening, "event" | "actor" | "holding">,
): Visit["state"] {
  const step = nextVisitState(event, { state, actor, holding });
  if ("to" in step) return step.to;
  throw refuse("not-at-this-stage", {
    facts: { state: state ?? "none", ...(step.refused === "guard" ? { guard: step.guard } : {}) },
  });
}

/** An offer is answered within a week, and before its first time: until then its times are held. */
export function answerBy(first: CalendarDate, weekOn: CalendarDate): CalendarDate {
  return first < weekOn ? first : weekOn;
}

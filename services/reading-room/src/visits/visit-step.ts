import {
  type Action,
  type ActionFacts,
  type LedgerEntry,
  type LiveVisitEvent,
  parseEntry,
  refuse,
  type Standing,
  type VisitEventFacts,
} from "@tallenne/contracts";
import {
  instantOf,
  nextVisitState,
  type TerminalId,
  type VisitActor,
  type VisitEvent,
  type VisitGuard,
} from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying } from "@tallenne/store";
import { trailEvent } from "../sittings/trail-event.ts";
import { sending, type VisitSitting } from "./visit-sitting.ts";

export interface StepPorts {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly chance: Chance;
}

/** Who did it: a member of the staff in the role worn, the citizen at a terminal, or nobody. */
export type By = { readonly standing: Standing } | { readonly terminal: TerminalId } | "system";

/** One step of a visit: the event of the table, who caused it, the guards seen to hold, and what the ledger says. */
export interface Step<A extends Action = Action> {
  readonly event: VisitEvent;
  readonly actor: VisitActor;
  readonly by: By;
  readonly holding?: readonly VisitGuard[];
  readonly facts?: VisitEventFacts;
  readonly words?: LiveVisitEvent["words"];
  /** Left out where the entry stands already, before the act. */
  readonly trail?: { readonly action: A; readonly facts: ActionFacts<A>; readonly about?: readonly string[] };
}

/**
 * The visit after a step: the state of the table, the event on its way to the catalogue, the entry on its way to the ledger, in one document. Throws
 * Problem `not-at-this-stage` with the guard that did not hold.
 */
export function stepped<A extends Action>(
  ports: StepPorts,
  visit: VisitSitting,
  step: Step<A>,
): VisitSitting {
  const { event, actor, by, holding = [], facts = {}, words = null, trail } = step;
  const next = nextVisitState(event, { state: visit.state, actor, holding });
  if (!("to" in next)) {
    const guard = next.refused === "guard" ? { guard: next.guard } : {};
    throw refuse("not-at-this-stage", { facts: { ...guard, state: visit.state } });
  }
  const counted = visit.counted + 1;
  const told: LiveVisitEvent = {
    id: ports.chance.id("event"),
    number: counted,
    event,
    actor,
    by: byOf(by),
    at: instantOf(ports.clock.now()),
    facts,
    words,
  };
  const after: VisitSitting = {
    ...visit,
    state: next.to,
    counted,
    activeAt: ports.clock.now(),
    ...sending([...visit.unsent, told]),
  };
  return trail === undefined ? after : traced(ports, after, { by, ...trail });
}

/** The visit with an entry for the ledger, without an event of the table. */
export function traced<A extends Action>(
  ports: StepPorts,
  visit: VisitSitting,
  said: {
    readonly by: By;
    readonly action: A;
    readonly facts: ActionFacts<A>;
    readonly about?: readonly string[];
  },
): VisitSitting {
  const entry = visitEntry(ports, visit, said);
  return { ...visit, ...carrying([...visit.pending, trailEvent(ports.chance, entry)]) };
}

/** An entry about a visit. */
export function visitEntry<A extends Action>(
  ports: StepPorts,
  visit: Pick<VisitSitting, "id" | "case">,
  said: {
    readonly by: By;
    readonly action: A;
    readonly facts: ActionFacts<A>;
    readonly about?: readonly string[];
    readonly outcome?: LedgerEntry["outcome"];
  },
): LedgerEntry {
  const { by, action, facts, about = [], outcome = "done" } = said;
  const standing = by !== "system" && "standing" in by ? by.standing : undefined;
  return parseEntry({
    v: 1,
    id: ports.chance.id("entry"),
    at: instantOf(ports.clock.now()),
    date: ports.calendar.today(),
    actor: byOf(by) ?? "service:reading-room",
    ...(standing === undefined ? {} : { role: standing.role }),
    ...(standing?.commitment ? { commitment: standing.commitment.id } : {}),
    action,
    objects: [visit.id, ...about],
    outcome,
    purpose: "p4",
    case: visit.case,
    facts,
  });
}

function byOf(by: By): LiveVisitEvent["by"] {
  if (by === "system") return null;
  return "standing" in by ? by.standing.person : by.terminal;
}

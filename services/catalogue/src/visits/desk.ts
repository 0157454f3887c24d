import type { LedgerEntry, VisitEventFacts, VisitEventRow } from "@tallenne/contracts";
import { instantOf, type PersonId, type VisitActor, type VisitGuard } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import type { PendingEvent } from "@tallenne/store";
import type { VisitHappening } from "./step-visit.ts";

/** Who books: a member of the staff at a desk, in the role worn. */
export interface Desk {
  readonly person: PersonId;
  readonly role: string;
}

/** Supervisors act as supervisors, everybody else at a desk as a clerk; what the citizen told the desk, the citizen did. */
function actorAt(desk: Desk, event: VisitEventRow["event"]): VisitActor {
  if (event === "cancelled-by-citizen") return "citizen";
  return desk.role === "os" && event !== "offered" ? "supervisor" : "clerk";
}

/** An event that a desk notes now. */
export function noted(
  ports: { readonly clock: Clock; readonly chance: Chance },
  desk: Desk,
  about: {
    readonly event: VisitEventRow["event"];
    readonly holding: readonly VisitGuard[];
    readonly facts?: VisitEventFacts;
  },
): VisitHappening {
  return {
    id: ports.chance.id("event"),
    event: about.event,
    actor: actorAt(desk, about.event),
    by: desk.person,
    at: instantOf(ports.clock.now()),
    facts: about.facts ?? {},
    words: null,
    holding: about.holding,
  };
}

/** An entry that the relay pushes to the ledger; its id makes that idempotent. */
export function trailOf(ports: { readonly chance: Chance }, entry: LedgerEntry): PendingEvent {
  return { id: ports.chance.id("event"), kind: "trail", trail: entry };
}

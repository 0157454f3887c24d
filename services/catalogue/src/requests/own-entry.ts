import { type Action, type ActionFacts, type LedgerEntry, parseEntry } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import type { RequestCase } from "./request.ts";

/** What the ledger learns of an act that the archive does by itself in a request. */
export function ownEntryOf(ports: {
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}) {
  return <A extends Action>(matter: RequestCase, action: A, facts: ActionFacts<A>): LedgerEntry =>
    parseEntry({
      v: 1,
      id: ports.chance.id("entry"),
      at: instantOf(ports.clock.now()),
      date: ports.calendar.today(),
      actor: "service:catalogue",
      action,
      objects: [matter.id],
      outcome: "done",
      purpose: matter.purpose,
      case: matter.id,
      facts,
    });
}

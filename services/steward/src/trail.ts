import { type Action, type ActionFacts, type LedgerEntry, parseEntry } from "@tallenne/contracts";
import type { Receipt } from "@tallenne/access";
import { type EntryId, instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import type { LedgerClient } from "@tallenne/wire";

/** Writes the steward's own entries: durable before the promise resolves. */
export interface Trail {
  /** `id` given: writing again after a crash is the same entry. At most 500 objects stand in an entry; more are told by digest. */
  write<A extends Action>(
    action: A,
    objects: readonly string[],
    facts: ActionFacts<A>,
    id?: EntryId,
  ): Promise<Receipt>;
}

/** The trail of the steward acting by itself: no person, the service's name is the actor. */
export function stewardTrail(ports: {
  readonly ledger: LedgerClient;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}): Trail {
  return {
    write: async (action, objects, facts, id) => {
      const entry: LedgerEntry = parseEntry({
        v: 1,
        id: id ?? ports.chance.id("entry"),
        at: instantOf(ports.clock.now()),
        date: ports.calendar.today(),
        actor: "service:steward",
        action,
        objects: objects.slice(0, 500),
        outcome: action === "retention.purge.failed" ? "failed" : "done",
        facts,
      });
      const [receipt] = await ports.ledger.write([entry]);
      if (receipt === undefined) throw new Error("the ledger answered without a receipt");
      return receipt;
    },
  };
}

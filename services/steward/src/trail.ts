import type { Receipt } from "@tallenne/access";
import { type Action, type ActionFacts, type LedgerEntry, parseEntry } from "@tallenne/contracts";
import { type CalendarDate, type EntryId, type Instant, instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import type { LedgerClient } from "@tallenne/wire";

/** What makes an entry the same when it is written again after a crash: the ledger refuses another entry under a known id. */
interface FixedEntry {
  readonly id: EntryId;
  readonly at: Instant;
  readonly date: CalendarDate;
}

/** Writes the steward's own entries: durable before the promise resolves. */
export interface Trail {
  /** At most 500 objects stand in an entry; more are told by digest. */
  write<A extends Action>(
    action: A,
    objects: readonly string[],
    facts: ActionFacts<A>,
    fixed?: FixedEntry,
  ): Promise<Receipt>;
  /** Writes an entry made elsewhere, such as one by the person who ordered a sweep. */
  pass(entry: LedgerEntry): Promise<Receipt>;
}

/** Entries whose act comes after them say that it may, not that it is done. */
const before: ReadonlySet<Action> = new Set(["retention.due", "keys.destroyed"]);

/** The trail of the steward acting by itself: no person, the service's name is the actor. */
export function stewardTrail(ports: {
  readonly ledger: LedgerClient;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}): Trail {
  const pass = async (entry: LedgerEntry): Promise<Receipt> => {
    const [receipt] = await ports.ledger.write([entry]);
    if (receipt === undefined) throw new Error("the ledger answered without a receipt");
    return receipt;
  };
  return {
    pass,
    write: (action, objects, facts, fixed) =>
      pass(
        parseEntry({
          v: 1,
          id: fixed?.id ?? ports.chance.id("entry"),
          at: fixed?.at ?? instantOf(ports.clock.now()),
          date: fixed?.date ?? ports.calendar.today(),
          actor: "service:steward",
          action,
          objects: objects.slice(0, 500),
          outcome: outcomeOf(action),
          facts,
        }),
      ),
  };
}

function outcomeOf(action: Action): LedgerEntry["outcome"] {
  if (action === "retention.purge.failed") return "failed";
  return before.has(action) ? "permitted" : "done";
}

import type { Receipt } from "@tallenne/access";
import { type Action, type ActionFacts, type LedgerEntry, parseEntry } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import type { BucketVersion } from "@tallenne/vault";
import type { LedgerClient } from "@tallenne/wire";

/** What the reading-room writes by itself, without a person: keys made, contacts indexed. Durable before the promise resolves. */
export interface RoomTrail {
  minted(halves: readonly BucketVersion[]): Promise<void>;
  write<A extends Action>(action: A, objects: readonly string[], facts: ActionFacts<A>): Promise<Receipt>;
  /** Entries made elsewhere, such as those of a person's act. */
  writeAll(entries: readonly LedgerEntry[]): Promise<readonly Receipt[]>;
}

/** The trail of the service acting by itself. */
export function roomTrail(ports: {
  readonly ledger: LedgerClient;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}): RoomTrail {
  const entryOf = <A extends Action>(
    action: A,
    objects: readonly string[],
    facts: ActionFacts<A>,
  ): LedgerEntry =>
    parseEntry({
      v: 1,
      id: ports.chance.id("entry"),
      at: instantOf(ports.clock.now()),
      date: ports.calendar.today(),
      actor: "service:reading-room",
      action,
      objects,
      outcome: "done",
      facts,
    });
  const writeAll = (entries: readonly LedgerEntry[]) => ports.ledger.write(entries);
  return {
    writeAll,
    minted: async (halves) => {
      await writeAll(
        halves.map(({ bucket, bucketVersion }) => entryOf("keys.minted", [], { bucket, bucketVersion })),
      );
    },
    write: async (action, objects, facts) => {
      const [receipt] = await writeAll([entryOf(action, objects, facts)]);
      if (receipt === undefined) throw new Error("the ledger answered without a receipt");
      return receipt;
    },
  };
}

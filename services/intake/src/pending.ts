import type { LedgerEntry } from "@tallenne/contracts";
import type { Chance } from "@tallenne/runtime";
import type { PendingEvent } from "@tallenne/store";

export type { PendingEvent };

/** An entry that lies in the document until the relay has carried it to the ledger; its id makes that idempotent. */
export function trailEvent(chance: Chance, entry: LedgerEntry): PendingEvent {
  return { id: chance.id("event"), kind: "trail", trail: entry };
}

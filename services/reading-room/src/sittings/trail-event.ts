import type { LedgerEntry } from "@tallenne/contracts";
import type { Chance } from "@tallenne/runtime";
import type { PendingEvent } from "@tallenne/store";

/** An entry that lies in the sitting's document until the relay has carried it to the ledger. */
export function trailEvent(chance: Chance, entry: LedgerEntry): PendingEvent {
  return { id: chance.id("event"), kind: "trail", trail: entry };
}

import { type LedgerEntry, refuse } from "@tallenne/contracts";
import { EntryRefused, IdTaken } from "../log/errors.ts";
import type { StandingLog } from "../standing-log.ts";
import { entryBytes } from "./entry-bytes.ts";

/** Where an entry stands. */
interface Stands {
  readonly entry: LedgerEntry["id"];
  readonly index: number;
}

/**
 * Appends entries, all or none, and answers when they are durable. Throws Problem `bad-input`, `other-content` (the id stands with another entry),
 * `no-ledger`.
 */
export function appendEntries(log: StandingLog) {
  return async (entries: readonly LedgerEntry[]): Promise<Stands[]> => {
    const prepared = entries.map(entryBytes);
    try {
      const receipts = await log.use((open) => open.append(prepared));
      return entries.map(({ id }, at) => ({ entry: id, index: receipts[at]?.index ?? Number.NaN }));
    } catch (failure) {
      if (failure instanceof IdTaken) throw refuse("other-content", { cause: failure });
      if (failure instanceof EntryRefused) throw refuse("bad-input", { cause: failure });
      throw failure;
    }
  };
}

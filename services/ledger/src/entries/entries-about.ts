import type { Action, LedgerEntry } from "@tallenne/contracts";
import { longestPage } from "../log/question.ts";
import type { StandingLog } from "../standing-log.ts";
import { entryOf } from "./entry-bytes.ts";

/** Every entry about any of some opaque ids, newest first. Throws Problem `no-ledger`. */
export function entriesAbout(log: StandingLog) {
  return async (objects: readonly string[], actions: readonly Action[]): Promise<LedgerEntry[]> =>
    await log.use(async (open) => {
      const found: LedgerEntry[] = [];
      const question = { about: objects, limit: longestPage, ...(actions.length > 0 && { actions }) };
      for (let after: string | undefined; ;) {
        const { entries, next } = await open.page({ ...question, ...(after !== undefined && { after }) });
        found.push(...entries.map(entryOf));
        if (next === undefined) return found;
        after = next;
      }
    });
}

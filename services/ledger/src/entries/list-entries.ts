import { type Action, actionNames, type LedgerEntry, refuse } from "@tallenne/contracts";
import { addDays, type CalendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import type { Question } from "../log/log.ts";
import type { StandingLog } from "../standing-log.ts";
import { entryOf } from "./entry-bytes.ts";

/** Which entries somebody wants to see. Days are Helsinki days of the entries' own time, both included. */
export interface EntryFilters {
  readonly action?: Action | undefined;
  /** The word before the first dot of an action. */
  readonly group?: string | undefined;
  readonly actor?: string | undefined;
  readonly object?: string | undefined;
  readonly outcome?: LedgerEntry["outcome"] | undefined;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly after?: string | undefined;
}

/** A page of the ledger, newest first. */
export interface EntryPage {
  readonly rows: readonly { readonly index: number; readonly entry: LedgerEntry }[];
  readonly next?: string;
  /** Entries in all. */
  readonly size: number;
}

const pageLength = 50;

/** Kinds of filter somebody used, for the entry about the reading; never their values. */
export function filtersUsed({ after: _after, ...filters }: EntryFilters): string[] {
  return Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** Tells a page of entries. Throws Problem `bad-input` for a cursor of nobody's, `no-ledger`. */
export function listEntries(log: StandingLog) {
  return async (filters: EntryFilters): Promise<EntryPage> => {
    const question = questionOf(filters);
    const { page, size } = await log.use(async (open) => ({
      page: question ? await open.page(question) : { entries: [] },
      size: open.state().size,
    }));
    const { entries, next } = page;
    return {
      rows: entries.map((stored) => ({ index: stored.index, entry: entryOf(stored) })),
      ...(next === undefined ? {} : { next: Buffer.from(next).toString("base64url") }),
      size,
    };
  };
}

/** Undefined: no entry can answer it. */
function questionOf(filters: EntryFilters): Question | undefined {
  const { actor, object, outcome, from, to, after } = filters;
  const actions = actionsOf(filters);
  if (actions?.length === 0) return undefined;
  return {
    limit: pageLength,
    ...(actions && { actions }),
    ...(object !== undefined && { about: [object] }),
    ...(actor !== undefined && { actor }),
    ...(outcome !== undefined && { outcome }),
    ...(from !== undefined && { from: startOfHelsinkiDay(from) }),
    ...(to !== undefined && { before: startOfHelsinkiDay(addDays(to, 1)) }),
    ...(after !== undefined && { after: placeOf(after) }),
  };
}

function actionsOf({ action, group }: EntryFilters): readonly Action[] | undefined {
  if (action === undefined && group === undefined) return undefined;
  const named = action === undefined ? actionNames : [action];
  return group === undefined ? named : named.filter((name) => name.split(".")[0] === group);
}

function placeOf(cursor: string): string {
  const place = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^\d{1,16}\.\d{1,16}$/.test(place))
    throw refuse("bad-input", { findings: [{ pointer: "#/query/after", code: "unknown-cursor" }] });
  return place;
}

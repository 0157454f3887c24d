import type { Asking } from "../../api/client.ts";
import { typedDay } from "../../format/typed-day.ts";

type Query = Asking<"listEntries">["query"];

/** Groups of actions: the word before the first dot. */
export const groups = [
  "access",
  "case",
  "evaluation",
  "request",
  "visit",
  "terminal",
  "contact",
  "retention",
  "keys",
  "people",
  "intake",
  "source",
  "ledger",
  "governance",
] as const;
type Group = (typeof groups)[number];

export const outcomes = ["permitted", "refused", "done", "failed"] as const;

/** What stands in the fields of the filter; an empty text filters nothing. */
export interface EntryFilters {
  readonly from: string;
  readonly to: string;
  readonly group: Group | "";
  readonly action: NonNullable<Query["action"]> | "";
  readonly actor: string;
  readonly object: string;
  readonly outcome: NonNullable<Query["outcome"]> | "";
}

export const noFilters: EntryFilters = {
  from: "",
  to: "",
  group: "",
  action: "",
  actor: "",
  object: "",
  outcome: "",
};

/** Fields that cannot be asked with. */
export function wrongFilters(filters: EntryFilters): readonly (keyof EntryFilters)[] {
  const { from, to, actor, object } = filters;
  const wrong: (keyof EntryFilters)[] = [];
  if (from.trim() !== "" && typedDay(from) === undefined) wrong.push("from");
  if (to.trim() !== "" && typedDay(to) === undefined) wrong.push("to");
  if (
    actor.trim() !== "" &&
    !/^((person|source|terminal)_[0-9a-hjkmnp-tv-z]{26}|service:[a-z-]+|nobody)$/.test(actor.trim())
  )
    wrong.push("actor");
  if (object.trim() !== "" && !/^[a-z][a-z-]{1,23}_[0-9a-hjkmnp-tv-z]{26}$/.test(object.trim()))
    wrong.push("object");
  return wrong;
}

/** How many filters are set. */
export function filtersSet(filters: EntryFilters): number {
  return Object.values(filters).filter((value: string) => value.trim() !== "").length;
}

/** The filters as the ledger is asked; fields that are empty are left out. An action says more than its group. */
export function filterQuery(filters: EntryFilters): Query {
  const from = typedDay(filters.from);
  const to = typedDay(filters.to);
  const actor = filters.actor.trim();
  const object = filters.object.trim();
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(filters.action === "" ? {} : { action: filters.action }),
    ...(filters.group === "" || filters.action !== "" ? {} : { group: filters.group }),
    ...(actor === "" ? {} : { actor }),
    ...(object === "" ? {} : { object }),
    ...(filters.outcome === "" ? {} : { outcome: filters.outcome }),
  };
}

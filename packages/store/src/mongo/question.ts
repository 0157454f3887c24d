import type { Condition } from "@tallenne/domain";
import type { Document } from "../collection.ts";
import { fixedIn, presentIn } from "../index-rule.ts";
import type { Kept } from "../kept.ts";
import { compileCondition, type Filter, together } from "./compile-condition.ts";
import type { Keyset } from "./keyset.ts";

/** A find as the server is asked. */
export interface Question {
  readonly filter: Filter;
  readonly sort: Keyset["sort"];
}

/** What the server is asked for a page. Every field must be declared: `isKeyed`. */
export function questionOf(
  kept: Pick<Kept<Document>, "unique">,
  where: Condition | undefined,
  keyset: Pick<Keyset, "after" | "sort" | "orders">,
): Question {
  const filters = [...(where ? [compileCondition(where)] : []), ...(keyset.after ? [keyset.after] : [])];
  return { filter: together(filters), sort: sortOf(kept, where, keyset) };
}

/**
 * The order, without what tells nothing apart: of a unique field that has a value no two are alike, and of unique fields that are all fixed there is one
 * document at most. The id behind them would make a server sort what their index has in order.
 */
function sortOf(
  kept: Pick<Kept<Document>, "unique">,
  where: Condition | undefined,
  { sort, orders }: Pick<Keyset, "sort" | "orders">,
): Keyset["sort"] {
  const fixed = fixedIn(where);
  if (fixed.has("id") || kept.unique.some((fields) => fields.split("+").every((field) => fixed.has(field))))
    return {};
  const present = presentIn(where);
  const place = orders.findIndex(({ field }) => kept.unique.includes(field) && present.has(field));
  if (place < 0) return sort;
  return Object.fromEntries(Object.entries(sort).slice(0, place + 1));
}

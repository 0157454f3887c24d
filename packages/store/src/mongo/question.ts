import { type Condition } from "@tallenne/domain";
import { compileCondition, type Filter, together } from "./compile-condition.ts";
import type { Keyset } from "./keyset.ts";

/** A find as the server is asked. */
export interface Question {
  readonly filter: Filter;
  readonly sort: Keyset["sort"];
}

/** What the server is asked for a page. Every field must be declared: `isKeyed`. */
export function questionOf(
  where: Condition | undefined,
  { after, sort }: Pick<Keyset, "after" | "sort">,
): Question {
  const filters = [...(where ? [compileCondition(where)] : []), ...(after ? [after] : [])];
  return { filter: together(filters), sort };
}

import type { Condition, Scalar } from "@tallenne/domain";
import type { Document } from "../collection.ts";
import type { Kept } from "../kept.ts";
import { keyName } from "./field-name.ts";
import { endsOf, nothing, orderedKey } from "./ordered-key.ts";
import { keyedFields } from "./stored.ts";

/** A filter of the protocol. */
export type Filter = Readonly<Record<string, unknown>>;

const always: Filter = {};
const never: Filter = { _id: { $in: [] } };

/**
 * A condition as a filter that says exactly what `holds` says, from operators that every server of the protocol has: `$and`, `$or`, `$nor`, `$in` and
 * comparisons of texts. Every field must be declared: `isKeyed`.
 */
export function compileCondition(condition: Condition): Filter {
  if ("all" in condition) return together(condition.all.map(compileCondition));
  if ("any" in condition)
    return condition.any.length === 0 ? never : { $or: condition.any.map(compileCondition) };
  if ("not" in condition) return { $nor: [compileCondition(condition.not)] };
  const { field } = condition;
  if ("is" in condition) return among(field, [condition.is]);
  if ("in" in condition) return among(field, condition.in);
  if ("contains" in condition)
    return field === "id" ? never : { [`many.${keyName(field)}`]: orderedKey(condition.contains) };
  if ("exists" in condition) return presence(field, condition.exists);
  return between(condition);
}

/** Filters that must all hold: side by side, and `$and` only for what one already speaks of. Some planners see an index only when it stands so. */
export function together(filters: readonly Filter[]): Filter {
  const merged: Record<string, unknown> = {};
  const more: Filter[] = [];
  for (const filter of filters) {
    if (Object.keys(filter).some((name) => Object.hasOwn(merged, name))) more.push(filter);
    else Object.assign(merged, filter);
  }
  if (more.length === 0) return merged;
  return Object.hasOwn(merged, "$and") ? { $and: [merged, ...more] } : { ...merged, $and: more };
}

/** Whether the database can answer a condition and order by itself: of a small collection any field may be asked. */
export function isKeyed(
  kept: Pick<Kept<Document>, "indexes" | "unique" | "many">,
  asked: { readonly where?: Condition | undefined; readonly order: readonly string[] },
): boolean {
  const keyed = new Set(["id", ...keyedFields(kept)]);
  const isServed = (condition: Condition): boolean => {
    if ("all" in condition) return condition.all.every(isServed);
    if ("any" in condition) return condition.any.every(isServed);
    if ("not" in condition) return isServed(condition.not);
    if ("contains" in condition) return condition.field === "id" || kept.many.includes(condition.field);
    return keyed.has(condition.field);
  };
  return asked.order.every((field) => keyed.has(field)) && (!asked.where || isServed(asked.where));
}

/** Where the key of a field stands. */
export function pathOf(field: string): string {
  return field === "id" ? "_id" : `keys.${keyName(field)}`;
}

function among(field: string, wanted: readonly Scalar[]): Filter {
  // The id is always a text, and stands as it is.
  const keys =
    field === "id"
      ? wanted.filter((value) => typeof value === "string")
      : [...new Set(wanted.map(orderedKey))];
  if (keys.length === 0) return never;
  return { [pathOf(field)]: keys.length === 1 ? keys[0] : { $in: keys } };
}

/** Both ends always: numbers lie below every text, and texts below what comes after them. */
function between({ field, from, before }: { field: string; from?: Scalar; before?: Scalar }): Filter {
  const ends = [from, before].filter((end) => end !== undefined);
  const [kind] = ends.map((end) => (end === null ? "null" : typeof end));
  const isOneKind = ends.every((end) => typeof end === kind);
  if (!isOneKind || (kind !== "number" && kind !== "string") || (field === "id" && kind === "number"))
    return never;
  if (field === "id")
    return {
      _id: {
        ...(from === undefined ? {} : { $gte: from }),
        ...(before === undefined ? {} : { $lt: before }),
      },
    };
  const [least, past] = endsOf(kind);
  return {
    [pathOf(field)]: {
      $gte: from === undefined ? least : orderedKey(from),
      $lt: before === undefined ? past : orderedKey(before),
    },
  };
}

function presence(field: string, exists: boolean): Filter {
  if (field === "id") return exists ? always : never;
  const there = { $or: [{ [pathOf(field)]: { $gt: nothing } }, { nulls: keyName(field) }] };
  return exists ? there : { $nor: [there] };
}

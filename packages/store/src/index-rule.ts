import type { Condition } from "@tallenne/domain";
import type { Document, Order } from "./collection.ts";
import { type Kept, requireField } from "./kept.ts";
import { MissingIndex } from "./store-errors.ts";

const most = 500;
type Declared = Pick<Kept<Document>, "name" | "indexes" | "unique" | "many" | "small">;

/**
 * Throws `MissingIndex` for a query that would read more than its answer:
 * - every field it names must be declared in an index, as unique or as many;
 * - some condition that must hold leads it in (the first field of an index, all fields of a unique, an array field, the
 *   id), or its order walks along an index whose earlier fields are fixed by `is`.
 * A small collection may be asked anything. Throws RangeError for a malformed path or more than 500 parts.
 */
export function requireIndexes(
  kept: Declared,
  where: Condition | undefined,
  order: readonly Order[] = [],
): void {
  const asked = where ? conditions(where) : [];
  if (asked.length > most) throw new RangeError("a condition has at most 500 parts");
  const named = [
    ...asked.flatMap((one) => ("field" in one ? [one.field] : [])),
    ...order.map(({ field }) => field),
  ];
  named.forEach(requireField);
  if (kept.small) return;
  for (const one of asked) if ("field" in one) requireNamed(kept, one.field, "contains" in one);
  for (const { field } of order) requireNamed(kept, field, false);
  if (
    where ? leads(kept, where) || walks(kept, where, order) : order.length === 0 || walks(kept, where, order)
  )
    return;
  const fixed = where
    ? mustHold(where)
        .filter((one) => "is" in one)
        .map((one) => one.field)
    : [];
  const wanted = [...new Set([...fixed, ...order.map(({ field }) => field)])];
  throw new MissingIndex(kept.name, `an index ${(wanted.length > 0 ? wanted : named).join("+")}`);
}

/** The condition and everything inside it. */
function conditions(condition: Condition): Condition[] {
  if ("all" in condition) return [condition, ...condition.all.flatMap(conditions)];
  if ("any" in condition) return [condition, ...condition.any.flatMap(conditions)];
  if ("not" in condition) return [condition, ...conditions(condition.not)];
  return [condition];
}

function requireNamed(kept: Declared, field: string, contains: boolean): void {
  if (field === "id") return;
  if (contains && kept.many.includes(field)) return;
  if (contains) throw new MissingIndex(kept.name, `many: ${field}`);
  const declared = [...kept.indexes, ...kept.unique].flatMap((fields) => fields.split("+"));
  if (!declared.includes(field)) throw new MissingIndex(kept.name, `an index ${field}`);
}

type OnField = Extract<Condition, { field: string }>;

/** The conditions on fields that hold in every answer. */
function mustHold(condition: Condition): OnField[] {
  if ("all" in condition) return condition.all.flatMap(mustHold);
  return "field" in condition ? [condition] : [];
}

function leads(kept: Declared, where: Condition): boolean {
  if ("all" in where && where.all.some((part) => leads(kept, part))) return true;
  if ("any" in where) return where.any.length > 0 && where.any.every((part) => leads(kept, part));
  const sure = mustHold(where).filter(seeks);
  const first = new Set(["id", ...kept.indexes.map((fields) => fields.split("+")[0])]);
  if (sure.some((one) => ("contains" in one ? kept.many.includes(one.field) : first.has(one.field))))
    return true;
  const present = new Set(sure.filter(asksPresent).map(({ field }) => field));
  return kept.unique.some((fields) => fields.split("+").every((field) => present.has(field)));
}

/** The fields that hold a value in every answer: nothing absent or null fulfils the condition. */
export function presentIn(where: Condition | undefined): ReadonlySet<string> {
  return new Set(
    (where ? mustHold(where) : [])
      .filter(seeks)
      .filter(asksPresent)
      .map(({ field }) => field),
  );
}

/** The fields that one value is fixed for in every answer, null apart. */
export function fixedIn(where: Condition | undefined): ReadonlySet<string> {
  return new Set(
    (where ? mustHold(where) : []).filter((one) => "is" in one && one.is !== null).map(({ field }) => field),
  );
}

/** Along an index: its fields fixed by `is`, then those of the order, one after another. */
function walks(kept: Declared, where: Condition | undefined, order: readonly Order[]): boolean {
  if (order.length === 0) return false;
  const fixed = new Set(
    where
      ? mustHold(where)
          .filter((one) => "is" in one)
          .map((one) => one.field)
      : [],
  );
  return ["id", ...kept.indexes].some((index) => {
    let at = 0;
    for (const field of index.split("+")) {
      if (order[at]?.field === field) at += 1;
      else if (!fixed.has(field)) break;
    }
    return at === order.length;
  });
}

function seeks(one: OnField): boolean {
  return "is" in one || "in" in one || "contains" in one || "from" in one || "before" in one;
}

/** Whether only a present value fulfils it: unique indexes leave absent ones out. */
function asksPresent(one: OnField): boolean {
  if ("is" in one) return one.is !== null;
  if ("in" in one) return one.in.every((value) => value !== null);
  return "from" in one || "before" in one;
}

import type { Condition, Scalar } from "@tallenne/domain";
import type { Document } from "../collection.ts";
import type { Kept } from "../kept.ts";
import { type Bound, boundOf, keyOf, nothing, pathOf, presenceOf } from "./expression.ts";

/** Text of a query and the values of its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Bound[];
}

type Declared = Pick<Kept<Document>, "unique" | "many">;

const always: Sql = { text: "1", values: [] };
const never: Sql = { text: "0", values: [] };

/**
 * A condition as SQL that says exactly what `holds` says. Values are only ever bound. Two-valued throughout: no part can
 * be NULL. `manyTable` is the collection's table of array items.
 */
export function compileCondition(condition: Condition, kept: Declared, manyTable: string): Sql {
  const compile = (part: Condition): Sql => {
    if ("all" in part) return joined(part.all.map(compile), " AND ", always);
    if ("any" in part) return joined(part.any.map(compile), " OR ", never);
    if ("not" in part) {
      const inner = compile(part.not);
      return { text: `NOT (${inner.text})`, values: inner.values };
    }
    const { field } = part;
    if ("is" in part) return among(kept, field, [part.is]);
    if ("in" in part) return among(kept, field, part.in);
    if ("contains" in part) return containing(kept, { field, item: part.contains, manyTable });
    if ("exists" in part) return { text: `(${presenceOf(field)}) = ${part.exists ? 1 : 0}`, values: [] };
    return between(kept, part);
  };
  return compile(condition);
}

function joined(parts: readonly Sql[], word: string, empty: Sql): Sql {
  if (parts.length === 0) return empty;
  return {
    text: `(${parts.map(({ text }) => text).join(word)})`,
    values: parts.flatMap(({ values }) => values),
  };
}

function among(kept: Declared, field: string, wanted: readonly Scalar[]): Sql {
  // The id is always a text, and a number compared with the column would be turned into one.
  const values = (field === "id" ? wanted.filter((value) => typeof value === "string") : wanted).map(boundOf);
  if (values.length === 0) return never;
  const test = values.length === 1 ? "= ?" : `IN (${values.map(() => "?").join(",")})`;
  const present = wanted.every((value) => value !== null);
  return { text: `(${keyOf(field)} ${test}${present ? presentGuard(kept, field) : ""})`, values };
}

/** Numbers lie below every text and texts below every blob, so each range has both its ends in the index. */
function between(kept: Declared, range: { field: string; from?: Scalar; before?: Scalar }): Sql {
  const { field, from, before } = range;
  const kinds = new Set(
    [from, before].filter((end) => end !== undefined).map((end) => (end === null ? "null" : typeof end)),
  );
  const [kind] = kinds;
  if (kinds.size !== 1 || (kind !== "number" && kind !== "string") || (field === "id" && kind === "number"))
    return never;
  const key = keyOf(field);
  const [least, past] = kind === "number" ? [`> ${nothing}`, "< ''"] : [">= ''", "< x''"];
  const text = `${key} ${from === undefined ? least : ">= ?"} AND ${key} ${before === undefined ? past : "< ?"}`;
  const values = [from, before].filter((end) => end !== undefined).map(boundOf);
  return { text: `(${text}${presentGuard(kept, field)})`, values };
}

/** Repeats what the partial unique indexes say of themselves, so that SQLite sees they may serve. Holds anyway. */
function presentGuard(kept: Declared, field: string): string {
  const inUnique = kept.unique.some((fields) => fields.split("+").includes(field));
  return inUnique && field !== "id" ? ` AND ${keyOf(field)} > ${nothing}` : "";
}

function containing(kept: Declared, asked: { field: string; item: Scalar; manyTable: string }): Sql {
  const { field, item, manyTable } = asked;
  const json = JSON.stringify(item);
  if (kept.many.includes(field))
    return { text: `n IN (SELECT n FROM ${manyTable} WHERE field = ? AND item = ?)`, values: [field, json] };
  const path = pathOf(field);
  // json_each gives numbers and texts as themselves and names every kind; false and true as 0 and 1.
  const kind =
    item === null
      ? "'null'"
      : typeof item === "boolean"
        ? `'${item}'`
        : typeof item === "number"
          ? "'integer','real'"
          : "'text'";
  const same = item === null || typeof item === "boolean" ? "" : " AND each.atom = ?";
  return {
    text: `(json_type(body,${path}) = 'array' AND EXISTS (SELECT 1 FROM json_each(body,${path}) AS each WHERE each.type IN (${kind})${same}))`,
    values: same === "" ? [] : [boundOf(item)],
  };
}

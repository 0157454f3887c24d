/** A value that a condition compares with. */
export type Scalar = string | number | boolean | null;

/**
 * What a list asks of a document: one typed filter, which every documents adapter translates and {@link holds} evaluates. `field` is a dotted
 * path through objects; it never steps into an array, only `contains` looks inside one. `from ≤ value < before`.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly is: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly from?: Scalar; readonly before?: Scalar }
  | { readonly field: string; readonly contains: Scalar }
  | { readonly field: string; readonly exists: boolean };

/**
 * Whether `document` fulfils `condition`. Two-valued: what cannot be compared does not hold, and `not` turns that round.
 * - `all: []` holds, `any: []` and `in: []` do not;
 * - `is: null` holds for null and for an absent field, `exists` asks for presence, null included;
 * - ranges compare numbers with numbers and texts with texts by code point (as UTF-8 bytes sort), nothing else.
 */
export function holds(condition: Condition, document: unknown): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, document));
  if ("any" in condition) return condition.any.some((part) => holds(part, document));
  if ("not" in condition) return !holds(condition.not, document);
  const value = valueAt(condition.field, document);
  if ("is" in condition) return same(value, condition.is);
  if ("in" in condition) return condition.in.some((wanted) => same(value, wanted));
  if ("contains" in condition)
    return Array.isArray(value) && value.some((item) => item === condition.contains);
  if ("exists" in condition) return (value !== undefined) === condition.exists;
  const { from, before } = condition;
  return (
    (from !== undefined || before !== undefined) &&
    (from === undefined || sorts(value, from, (order) => order >= 0)) &&
    (before === undefined || sorts(value, before, (order) => order < 0))
  );
}

function valueAt(path: string, document: unknown): unknown {
  let value: unknown = document;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

function same(value: unknown, wanted: Scalar): boolean {
  return wanted === null ? value === null || value === undefined : value === wanted;
}

function sorts(value: unknown, bound: Scalar, fits: (order: number) => boolean): boolean {
  const order = compare(value, bound);
  return order !== undefined && fits(order);
}

function compare(a: unknown, b: Scalar): number | undefined {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  return undefined;
}

/**
 * Order of two texts by code point, which is the order of their UTF-8 bytes and so the order of the stores. Plain `<` compares UTF-16 units
 * and puts characters beyond U+FFFF before U+E000.
 */
export function compareTexts(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const left = a.codePointAt(at) ?? 0;
    const right = b.codePointAt(at) ?? 0;
    if (left !== right) return left - right;
  }
  return a.length - b.length;
}

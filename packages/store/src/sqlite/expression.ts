import type { Scalar } from "@tallenne/domain";

/** A value as SQLite compares it. */
export type Bound = string | number | Uint8Array;

/** Before every number: what an absent or null field counts as. JSON holds no infinity, so no value collides with it. */
export const nothing = "-9e999";

/**
 * The value of a field as one totally ordered kind of thing, never NULL, so that every condition is a comparison an index
 * can serve: absent and null, then numbers, then texts, then false, true, then objects and arrays (told apart from texts
 * and numbers, to which json_extract would turn them). The same text stands in the index, so it must not vary.
 */
export function keyOf(field: string): string {
  if (field === "id") return "id";
  const path = pathOf(field);
  return (
    `CASE json_type(body,${path}) WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' WHEN 'object' THEN x'02' ` +
    `WHEN 'array' THEN x'02' ELSE ifnull(json_extract(body,${path}),${nothing}) END`
  );
}

/** Whether a field is there, null included. */
export function presenceOf(field: string): string {
  return field === "id" ? "1" : `json_type(body,${pathOf(field)}) IS NOT NULL`;
}

/** What `keyOf` gives for a field with this value. */
export function boundOf(value: Scalar): Bound {
  if (value === null) return -Infinity;
  if (typeof value === "boolean") return new Uint8Array([value ? 1 : 0]);
  return value;
}

/** The path as SQLite's JSON functions read it. Fields are checked to be plain names before they come here. */
export function pathOf(field: string): string {
  return `'$${field
    .split(".")
    .map((name) => `."${name}"`)
    .join("")}'`;
}

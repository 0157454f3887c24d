import type { ObjectKey } from "./moved-object.ts";

/** The version of each moved object there, by its key and its version here. */
export type ObjectVersions = ReadonlyMap<ObjectKey, ReadonlyMap<string, string>>;

/**
 * A document with the versions of moved objects put in the place of the old ones, wherever it names an object: a field `key` beside a field `version` or
 * `objectVersion`, and a text `<key>#<version>` (the steward's holds). Everything else stays as it is.
 */
export function withVersions(value: unknown, versions: ObjectVersions): unknown {
  if (typeof value === "string") return heldName(value, versions);
  if (Array.isArray(value)) return value.map((item) => withVersions(item, versions));
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const moved = typeof fields["key"] === "string" ? versions.get(fields["key"]) : undefined;
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const isVersion = name === "version" || name === "objectVersion";
      const next = isVersion && typeof field === "string" ? moved?.get(field) : undefined;
      return [name, next ?? withVersions(field, versions)];
    }),
  );
}

function heldName(text: string, versions: ObjectVersions): string {
  const at = text.lastIndexOf("#");
  if (at < 0) return text;
  const next = versions.get(text.slice(0, at))?.get(text.slice(at + 1));
  return next === undefined ? text : `${text.slice(0, at)}#${next}`;
}

/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/**
 * Canonical JSON (RFC 8785): names in UTF-16 order, no spaces, numbers as ECMAScript writes them. A field whose value is
 * undefined is left out. Throws TypeError for what JSON cannot say.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(",")}]`;
  if (isRecord(value))
    return `{${Object.keys(value)
      .filter((name) => value[name] !== undefined)
      .toSorted(byUtf16)
      .map((name) => `${text(name)}:${canonicalJson(value[name] as Json)}`)
      .join(",")}}`;
  if (typeof value === "string") return text(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError("the value has no JSON form");
}

function isRecord(value: Json): value is { readonly [name: string]: Json | undefined } {
  if (typeof value !== "object" || value === null) return false;
  const kind: unknown = Object.getPrototypeOf(value);
  return kind === null || Object.getPrototypeOf(kind) === null;
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError("half a character has no JSON form");
  return JSON.stringify(value);
}

function byUtf16(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import { type Finding, finding } from "../finding.ts";

/** A JSON value nobody has looked into yet. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Reads UTF-8 JSON of at most so many bytes; a byte order mark is allowed. Never throws. */
export function readJson(bytes: Uint8Array, largest: number): { value: Json } | { findings: Finding[] } {
  if (bytes.length === 0) return { findings: [finding("empty-file")] };
  if (bytes.length > largest) return { findings: [finding("too-large")] };
  const text = utf8(bytes);
  if (text === undefined) return { findings: [finding("not-utf-8")] };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return { findings: [finding("not-json")] };
  }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object: neither null nor a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The pointer (RFC 6901) to a field. A name nobody declared may itself be about a person, so it is only repeated when it
 * is a plain word; otherwise the pointer names the object that holds it.
 */
export function pointerTo(parent: string, name: string): string {
  return /^[a-z][A-Za-z_-]{0,39}$/.test(name) ? `${parent}/${name}` : parent;
}

import type { Span } from "./plain-text.ts";

const local = String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}`;
const at = String.raw`(?:\s?@\s?|\s?[([]\s?(?:at|ät)\s?[)\]]\s?)`;
const dot = String.raw`(?:\.|\s?[([]\s?(?:dot|piste|punkt)\s?[)\]]\s?)`;
const host = String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:${dot}[\p{L}\p{N}][\p{L}\p{N}-]{0,62}){0,6}${dot}\p{L}{2,24}`;
const address = new RegExp(`(?<![\\p{L}\\p{N}])${local}${at}${host}`, "giu");

/** Addresses in a plain text, also `aino (at) example.fi`. */
export function findEmails(plain: string): readonly Span[] {
  return [...plain.matchAll(address)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

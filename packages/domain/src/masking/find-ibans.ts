import { ibanLengths, readIban } from "../identifiers/iban.ts";
import type { Span } from "./plain-text.ts";

const beginning = /(?<![\p{L}\p{N}])([A-Z])([\s.-]{0,2})([A-Z])[\s.-]{0,2}\d[\s.-]{0,2}\d/giu;
const longest = 34;

/** Account numbers in a plain text, in groups or not; on their shape, even when the check fails, where only digits follow the country. */
export function findIbans(plain: string): readonly Span[] {
  return [...plain.matchAll(beginning)].flatMap((found) => {
    const [, first = "", between = "", second = ""] = found;
    const length = ibanLengths[(first + second).toUpperCase()];
    if (length === undefined) return [];
    const end = endOf(plain, found.index, length);
    if (end === undefined) return [];
    const written = plain.slice(found.index, end);
    // Two letters apart may be anything, unless every sign is.
    const isShaped = between === "" || /^\S(?:\s\S)*$/.test(written);
    const digitsOnly = /^[\d\s.-]*$/.test(written.slice(2 + between.length));
    return (isShaped && digitsOnly) || "iban" in readIban(written.replaceAll(".", ""))
      ? [{ start: found.index, end }]
      : [];
  });
}

/** Where `length` letters and digits from `start` end, over single gaps; undefined when the text stops before or goes on after. */
function endOf(plain: string, start: number, length: number): number | undefined {
  let signs = 0;
  let gap = 0;
  for (let at = start; at < plain.length && at < start + longest * 3; at += 1) {
    if (/[0-9A-Z]/i.test(plain.charAt(at))) {
      signs += 1;
      gap = 0;
      if (signs === length) return /[\p{L}\p{N}]/u.test(plain.charAt(at + 1)) ? undefined : at + 1;
    } else {
      gap += 1;
      if (gap > 2 || !/[\s.-]/.test(plain.charAt(at))) return undefined;
    }
  }
  return undefined;
}

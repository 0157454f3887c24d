import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { readBusinessId } from "../identifiers/business-id.ts";
import type { Span } from "./plain-text.ts";

/** A number begins with +, 0 or 358, and is not the inside of another number, a date or a sum. */
const candidate =
  /(?<![\p{L}\d]|\d[.,:/-])(?:\(?\+\s?\d|\(?0|358(?=[\s(-]?\d))(?:[ \t().\-/]{0,3}\d|\s?\n\s?\d){4,16}(?!\d)/gu;
const mobile = /^(?:0|\+?358|00358)0?(?:4\d|50)\d{4,10}$/;

/** Phone numbers in a plain text, in any spelling used in Finland, and foreign ones with + or 00. */
export function findPhones(plain: string): readonly Span[] {
  const found: Span[] = [];
  for (let from = 0; ;) {
    candidate.lastIndex = from;
    const match = candidate.exec(plain);
    if (match === null) return found;
    const start = match.index;
    const isBeside = /\d\s$/.test(plain.slice(Math.max(0, start - 2), start));
    const goesOn = /^\p{L}/u.test(plain.slice(start + match[0].length, start + match[0].length + 2));
    const length = numberLength(match[0], isBeside || goesOn ? isLike : isNumber);
    // What a candidate holds beyond its number, or a date at its head, may begin another one.
    from = start + (length ?? 1);
    if (length !== undefined) found.push({ start, end: from });
  }
}

/** How much of a candidate is a phone number: the longest run of whole groups that is one. */
function numberLength(written: string, fits: (written: string) => boolean): number | undefined {
  if (isDateOrTime(written) || "id" in readBusinessId(written)) return undefined;
  const ends = [...written.matchAll(/\d(?=\D|$)/g)].map(({ index }) => index + 1).toReversed();
  return ends.find((end) => fits(written.slice(0, end))) ?? ends.find((end) => isLike(written.slice(0, end)));
}

function isNumber(written: string): boolean {
  const read = parsePhoneNumberFromString(written.replaceAll(/\s+/g, " "), "FI");
  return read?.isValid() === true;
}

/**
 * Written as a phone number, whether a number plan knows it or not: with + in front, or as a Finnish mobile number, a digit too few or too many
 * included. Asked for where other digits or letters stand beside.
 */
function isLike(written: string): boolean {
  const digits = written.replaceAll(/[^\d+]/g, "");
  return mobile.test(digits) || /^\+\d{7,15}$/.test(digits);
}

function isDateOrTime(written: string): boolean {
  return (
    /^0?\d[./-](?:0?[1-9]|1[0-2])[./-](?:\d{4}|\d\d)(?!\d)/.test(written) ||
    /^0?\d[./](?:0?[1-9]|1[0-2])[./]?\s?-/.test(written) ||
    /^0\d[.:][0-5]\d(?!\d)(?:\s?-|$|\s)/.test(written)
  );
}

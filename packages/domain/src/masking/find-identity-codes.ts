import { checkCharacter } from "../identifiers/identity-code.ts";
import type { Span } from "./plain-text.ts";

const gap = String.raw`[\s.,/_]{0,3}`;
const digit = `(\\d)${gap}`;
const century = `(?:(?:1${gap}8|1${gap}9|2${gap}0)${gap})?`;
/** Day, month, year (two digits or four), sign, individual number, check, with gaps anywhere between. */
const signed = new RegExp(
  `(?<!\\d)${digit.repeat(4)}${century}${digit}(\\d)${gap}([-+A-Z])-?${gap}${digit}${digit}(\\d)(${gap})([0-9A-Z])`,
  "gi",
);
/** The same without its sign, or with a stop in its place; told from other numbers by its check alone. */
const unsigned =
  /(?<![\p{L}\d])(\d\d)[. ]?(\d\d)[. ]?(?:18|19|20)?(\d\d)(\s?[.,/_]?\s?)(\d{3})\s?([0-9A-Z])(?![\p{L}\d])/giu;
/** A stop in place of the sign, everything else as it should be, and a letter at its end: nothing else is written so. */
const stopped = /^\d{6}[.,/_]\d{3}[A-Z]$/i;

/**
 * Identity codes in a plain text, on their shape even when the check sign is wrong: a code that somebody mistyped still tells who they are
 * (domain: detection in free text). What keeps most order numbers out: the day and the month must exist.
 */
export function findIdentityCodes(plain: string): readonly Span[] {
  const found: Span[] = [];
  for (let from = 0; ;) {
    signed.lastIndex = from;
    const match = signed.exec(plain);
    if (match === null) break;
    const end = match.index + match[0].length;
    const taken = isCode(match, plain.slice(end));
    if (taken) found.push({ start: match.index, end });
    from = taken ? end : match.index + 1;
  }
  for (const match of plain.matchAll(unsigned)) {
    const [written, day = "", month = "", year = "", middle = "", number = "", check = ""] = match;
    const start = match.index;
    const end = start + written.length;
    if (middle === "" && /\d/.test(check)) continue;
    if (!isDay(day, month)) continue;
    if (!stopped.test(written) && checkCharacter(day + month + year + number) !== check.toUpperCase())
      continue;
    if (found.every((other) => end <= other.start || start >= other.end)) found.push({ start, end });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function isCode(match: RegExpExecArray, after: string): boolean {
  const [written, d1 = "", d2 = "", m1 = "", m2 = "", y1 = "", y2 = "", sign = "", ...rest] = match;
  const [n1 = "", n2 = "", n3 = "", beforeCheck = "", check = ""] = rest;
  const isRight =
    checkCharacter(d1 + d2 + m1 + m2 + y1 + y2 + n1 + n2 + n3) === check.toUpperCase() &&
    !/[ghijklmnopqrstz]/i.test(sign);
  const date = written.slice(0, written.toUpperCase().lastIndexOf(sign.toUpperCase(), written.length - 4));
  const tail = written.slice(date.length + 1);
  if (!isDay(d1 + d2, m1 + m2)) return false;
  if (isRight) return true;
  // From here on the check is wrong: it must stand as a word of its own, and not be the beginning of another date or a measure.
  if (/^[\p{L}\p{N}]/u.test(after) || /^\s?[.,:/-]\s?\d/.test(after)) return false;
  if (/[.,/_]/.test(tail)) return false;
  if (/[a-z]/.test(sign) && /\s/.test(written)) return false;
  return !(date.includes(".") && beforeCheck !== "");
}

function isDay(day: string, month: string): boolean {
  return day >= "01" && day <= "31" && month >= "01" && month <= "12";
}

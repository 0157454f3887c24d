import type { CalendarDate } from "../calendar/calendar-date.ts";
import { calendarDate } from "../calendar/calendar-date.ts";
import type { FindingCode } from "../finding.ts";

declare const identityCodeBrand: unique symbol;

/**
 * A valid Finnish personal identity code (henkilötunnus) in its normal form, `140358-901F`. The century sign is part of the identity: two codes
 * that differ by it alone are two people. Neither sex nor anything else is read from it but the birth date.
 */
export type IdentityCode = string & { readonly [identityCodeBrand]: true };

/** What is wrong with a text as an identity code. */
export type IdentityCodeFinding = Extract<FindingCode, `identity-code-${string}`>;

interface IdentityCodeRules {
  /** Nobody is born after it. */
  readonly today: CalendarDate;
  /** Takes the test range 900–999. Only {@link allowsTestCodes} decides it. */
  readonly allowTest?: boolean;
}

/** Check characters of remainders 0–30: no G, I, O, Q, Z. */
export const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/** Century by sign; thirteen signs since 1.1.2023 (domain: henkilötunnus). */
const centuries: Readonly<Record<string, number>> = {
  "+": 18,
  ...Object.fromEntries(["-", "Y", "X", "W", "V", "U"].map((sign) => [sign, 19])),
  ...Object.fromEntries(["A", "B", "C", "D", "E", "F"].map((sign) => [sign, 20])),
};

const form = /^(\d\d)(\d\d)(\d\d)([-+A-FU-Y])(\d{3})([0-9A-Z])$/;

/**
 * Reads an identity code: any case, any dash of Unicode, white space left out. The finding is the first of form, date, number, test range,
 * check. The check character covers the nine digits, not the sign.
 */
export function readIdentityCode(
  text: string,
  rules: IdentityCodeRules,
): { readonly code: IdentityCode } | { readonly finding: IdentityCodeFinding } {
  const normal = text
    .toUpperCase()
    .replaceAll(/\s/gu, "")
    .replaceAll(/[\p{Pd}\u2212]/gu, "-");
  const [, day = "", month = "", year = "", sign = "", number = "", check = ""] = form.exec(normal) ?? [];
  if (sign === "") return { finding: "identity-code-form" };
  const born = bornOn(`${String(centuries[sign])}${year}-${month}-${day}`);
  if (born === undefined || born > rules.today) return { finding: "identity-code-date" };
  if (Number(number) < 2) return { finding: "identity-code-number" };
  if (checkCharacter(day + month + year + number) !== check) return { finding: "identity-code-check" };
  if (Number(number) >= 900 && rules.allowTest !== true) return { finding: "identity-code-test" };
  return { code: normal as IdentityCode };
}

/** The check character of the nine digits DDMMYYNNN. */
export function checkCharacter(digits: string): string {
  return checkCharacters.charAt(Number(digits) % 31);
}

/** The birth date a code carries: derived at reading, never stored (A5.1). */
export function birthDateOf(code: IdentityCode): CalendarDate {
  const [, day, month, year, sign = ""] = form.exec(code) ?? [];
  return calendarDate(`${String(centuries[sign])}${year}-${month}-${day}`);
}

/** A code as screens show it, `140358-****`; the clear one is a reveal of its own (T-I5). */
export function maskedIdentityCode(code: IdentityCode): string {
  return `${code.slice(0, 7)}****`;
}

/** Whether codes of the test range are taken: never in production (T-I3). */
export function allowsTestCodes(purpose: "evaluation" | "production"): boolean {
  return purpose !== "production";
}

function bornOn(text: string): CalendarDate | undefined {
  try {
    return calendarDate(text);
  } catch {
    return undefined;
  }
}

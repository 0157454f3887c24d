import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { FindingCode } from "../finding.ts";

declare const phoneBrand: unique symbol;

/** A phone number in its one normal form: E.164 (`+358401234567`), or the digits of a Finnish short number (`116117`). */
export type Phone = string & { readonly [phoneBrand]: true };

/** Short numbers of Finland that the number plan's library does not know. They are nobody's own. */
const shortNumbers: ReadonlySet<string> = new Set([
  "112",
  "116000",
  "116006",
  "116111",
  "116115",
  "116117",
  "116123",
]);

/** What telephone systems write in the place of a number that is not shown. */
const withheldWords: ReadonlySet<string> = new Set(
  "anonymous unknown withheld private restricted unavailable blocked hidden salainen tuntematon hemligt hemlig okänd".split(
    " ",
  ),
);

/** Longest text read as a number: a SIP address with its host, not a page. */
const longest = 120;

/** Whether a telephone system says here that the number is not shown. A withheld number is legal and gives no number (T-A5.2). */
export function isWithheld(text: string): boolean {
  const said = text.trim().toLowerCase();
  return said === "" || said === "-" || withheldWords.has(said.replace(/^sips?:/, "").replace(/@.*$/, ""));
}

/** The normal form of a number as written in Finland (T-A5.2); undefined when it is withheld or no number. Extensions are left out. */
export function normalPhone(text: string): Phone | undefined {
  const read = readPhone(text);
  return "phone" in read ? read.phone : undefined;
}

/** Reads a number in any Finnish spelling, or in international form. */
export function readPhone(
  text: string,
): { readonly phone: Phone } | { readonly finding: Extract<FindingCode, `phone-${string}`> } {
  if (text.length > longest) return { finding: "phone-form" };
  if (isWithheld(text)) return { finding: "phone-withheld" };
  const digits = text.replaceAll(/[\s().\-\u2010-\u2015\u2212]/gu, "");
  if (shortNumbers.has(digits)) return { phone: digits as Phone };
  const read = parsePhoneNumberFromString(text, "FI");
  if (read === undefined || !read.isPossible()) return { finding: "phone-form" };
  if (read.countryCallingCode === "358" && shortNumbers.has(read.nationalNumber))
    return { phone: read.nationalNumber as Phone };
  return { phone: read.number as Phone };
}

/**
 * A number as Finnish authorities print it: service numbers 029 and 020 in their own groups (`0295 039 001`, `020 690 100`), other Finnish numbers
 * in national, foreign ones in international groups.
 */
export function printPhone(phone: Phone): string {
  const service = /^\+358(2[09]\d+)$/.exec(phone)?.[1];
  if (service !== undefined) return grouped(`0${service}`);
  const read = parsePhoneNumberFromString(phone, "FI");
  if (read === undefined || !phone.startsWith("+")) return phone;
  return read.countryCallingCode === "358" ? read.formatNational() : read.formatInternational();
}

function grouped(digits: string): string {
  const first = digits.length % 3 === 0 ? 3 : 4;
  return [digits.slice(0, first), ...(digits.slice(first).match(/.{1,3}/g) ?? [])].join(" ");
}

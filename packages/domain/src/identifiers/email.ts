import type { FindingCode } from "../finding.ts";

declare const emailBrand: unique symbol;

/** An e-mail address in its normal form: lower case, Unicode composed (NFC), no white space around. */
export type Email = string & { readonly [emailBrand]: true };

// RFC 5321 lengths; a local part without quotes, a host of two labels or more.
const form =
  /^[^\s@"<>()[\]\\,;:]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

/** Reads an address. Case is left out of the local part too: no mail system that people meet tells addresses apart by it. */
export function readEmail(
  text: string,
): { readonly email: Email } | { readonly finding: Extract<FindingCode, `email-${string}`> } {
  const normal = text.trim().normalize("NFC").toLowerCase();
  const dots = /^\.|\.\.|\.@/.test(normal);
  return normal.length <= 254 && !dots && form.test(normal)
    ? { email: normal as Email }
    : { finding: "email-form" };
}

import type { FindingCode } from "../finding.ts";

declare const businessIdBrand: unique symbol;

/** A valid Finnish business id (Y-tunnus) in its normal form, `2077474-0`. Valid in form is not known to exist (T-I8). */
export type BusinessId = string & { readonly [businessIdBrand]: true };

const weights = [7, 9, 10, 5, 8, 4, 2] as const;
const form = /^(\d{6,7})-(\d)$/;
const vatForm = /^FI(\d{7})(\d)$/;

/** Reads a business id, the old form of six digits and the VAT form `FI20774740` included. */
export function readBusinessId(
  text: string,
): { readonly id: BusinessId } | { readonly finding: Extract<FindingCode, `business-id-${string}`> } {
  const bare = text
    .toUpperCase()
    .replaceAll(/\s/gu, "")
    .replaceAll(/[\p{Pd}\u2212]/gu, "-");
  const [, digits, check] = form.exec(bare) ?? vatForm.exec(bare) ?? [];
  if (digits === undefined) return { finding: "business-id-form" };
  const normal = digits.padStart(7, "0");
  const remainder = weights.reduce((sum, weight, at) => sum + weight * Number(normal.charAt(at)), 0) % 11;
  // A remainder of 1 needs a check digit of 10, which no text has: no such ids are given.
  const expected = remainder === 0 ? 0 : 11 - remainder;
  if (Number(check) !== expected) return { finding: "business-id-check" };
  return { id: `${normal}-${expected}` as BusinessId };
}

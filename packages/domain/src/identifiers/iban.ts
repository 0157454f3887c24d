import type { FindingCode } from "../finding.ts";

declare const ibanBrand: unique symbol;

/** A valid account number (ISO 13616) without spaces. */
export type Iban = string & { readonly [ibanBrand]: true };

/** Length by country, EEA and neighbours; accounts of other countries are checked by the remainder alone. */
export const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 HR21 HU28 IE22 IS26 IT27 LI21 " +
    "LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 TR26 UA29 VA22 XK20"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Reads an account number written with or without spaces. */
export function readIban(
  text: string,
): { readonly iban: Iban } | { readonly finding: Extract<FindingCode, `iban-${string}`> } {
  const normal = text.toUpperCase().replaceAll(/[\s-]/gu, "");
  if (!/^[A-Z]{2}\d\d[0-9A-Z]{11,30}$/.test(normal)) return { finding: "iban-form" };
  const length = ibanLengths[normal.slice(0, 2)];
  if (length !== undefined && normal.length !== length) return { finding: "iban-form" };
  return remainder(normal) === 1 ? { iban: normal as Iban } : { finding: "iban-check" };
}

/** ISO 7064 MOD 97-10 of the country and check moved to the end, letters as 10–35. */
function remainder(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4))
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

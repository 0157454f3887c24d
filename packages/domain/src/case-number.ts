import type { PurposeCode } from "./policy/purpose.ts";
import type { Trilingual } from "./trilingual.ts";

declare const caseNumberBrand: unique symbol;

/** A short case number as letters and screens carry it, `R-4K7M-2`: letter of the kind, four symbols, check symbol. */
export type CaseNumber = string & { readonly [caseNumberBrand]: true };

/** A kind of case; acts on contacts name one, and through it their purpose. */
export type CaseKind = "complaint" | "quality" | "training" | "rights-request" | "legal-matter";

interface CaseKindFacts {
  readonly letter: string;
  readonly purpose: PurposeCode;
  readonly names: Trilingual;
}

/** The kinds of case: letter of their numbers, the purpose they serve, names. */
export const caseKinds: Readonly<Record<CaseKind, CaseKindFacts>> = {
  complaint: {
    letter: "R",
    purpose: "p1",
    names: { fi: "Reklamaatio", sv: "Reklamation", en: "Complaint" },
  },
  quality: {
    letter: "K",
    purpose: "p2",
    names: { fi: "Laadun kehittämishanke", sv: "Kvalitetsprojekt", en: "Quality project" },
  },
  training: {
    letter: "V",
    purpose: "p3",
    names: { fi: "Valmennus", sv: "Handledning", en: "Coaching session" },
  },
  "rights-request": {
    letter: "T",
    purpose: "p4",
    names: { fi: "Tietopyyntö", sv: "Begäran om uppgifter", en: "Rights request" },
  },
  "legal-matter": {
    letter: "J",
    purpose: "p4",
    names: { fi: "Viranomais- tai oikeusasia", sv: "Myndighets- eller rättsärende", en: "Legal matter" },
  },
};

/**
 * Crockford's symbols but Z: 31 of them, a prime, so that one wrong symbol and any swap of two always shows. No I, L, O, U.
 */
const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXY";
/** 12, 12², 12³, 12⁴ modulo 31: all different, none 1 or 30. */
const weights = [12, 20, 23, 28] as const;
const form = /^([A-Z])([0-9A-Y]{4})([0-9A-Y])$/;

/**
 * A case number of a kind from 4 random bytes (923 521 numbers a kind: the caller draws again when one is taken).
 * Throws RangeError when there are not exactly 4 bytes.
 */
export function caseNumber(kind: CaseKind, bytes: Uint8Array): CaseNumber {
  if (bytes.length !== 4) throw new RangeError("a case number is made of 4 bytes");
  let drawn = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  let body = "";
  while (body.length < 4) {
    body += symbols.charAt(drawn % 31);
    drawn = Math.floor(drawn / 31);
  }
  return written(caseKinds[kind].letter, body);
}

/**
 * Reads a case number as people type it: any case, with or without dashes and spaces, O for 0, I or L for 1. Undefined when the kind's letter,
 * the length or the check symbol is wrong.
 */
export function readCaseNumber(typed: string): { number: CaseNumber; kind: CaseKind } | undefined {
  const bare = typed.toUpperCase().replaceAll(/[\s\p{Pd}\u2212]/gu, "");
  const [, letter = "", body = "", check = ""] =
    form.exec(bare.charAt(0) + bare.slice(1).replaceAll("O", "0").replaceAll(/[IL]/g, "1")) ?? [];
  const kind = (Object.keys(caseKinds) as CaseKind[]).find((known) => caseKinds[known].letter === letter);
  if (kind === undefined || checkOf(body) !== check) return undefined;
  return { number: written(letter, body), kind };
}

function written(letter: string, body: string): CaseNumber {
  return `${letter}-${body}-${checkOf(body)}` as CaseNumber;
}

function checkOf(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * symbols.indexOf(body.charAt(at)), 0);
  return symbols.charAt(sum % 31);
}

import { chip, withoutChips } from "./chip.ts";
import { findEmails } from "./find-emails.ts";
import { findIbans } from "./find-ibans.ts";
import { findIdentityCodes } from "./find-identity-codes.ts";
import { findNames } from "./find-names.ts";
import { findPhones } from "./find-phones.ts";
import type { MaskKind } from "./mask-kind.ts";
import type { Span } from "./plain-text.ts";
import { plainText, type Visible, visible, withTaken } from "./plain-text.ts";

/** How many places of each kind were masked; kinds without any are absent. */
export type MaskCounts = Readonly<Partial<Record<MaskKind, number>>>;

/** A text whose identifying values are gone, and how many there were. The values themselves are in no answer. */
export interface MaskedText {
  readonly text: string;
  readonly counts: MaskCounts;
}

/** In this order: what an earlier finder took, a later one does not see. */
const finders: readonly (readonly [MaskKind, (plain: string) => readonly Span[]])[] = [
  ["email", findEmails],
  ["iban", findIbans],
  ["identity-code", findIdentityCodes],
  ["phone", findPhones],
  ["name", findNames],
];

/**
 * Masks personal identity codes, phone numbers, e-mail addresses, account numbers and typed names in free text (row A6.5). Made for text as it was
 * typed: masking a masked text again doubles the brackets of its marks.
 */
export function maskText(typed: string): MaskedText {
  const places = placesIn(typed);
  const counts: Partial<Record<MaskKind, number>> = {};
  let text = "";
  let at = 0;
  for (const { kind, start, end } of places) {
    text += withoutChips(typed.slice(at, start)) + chip(kind);
    counts[kind] = (counts[kind] ?? 0) + 1;
    at = end;
  }
  return { text: text + withoutChips(typed.slice(at)), counts };
}

/** Kinds of identifying values that a text holds; empty for a text that {@link maskText} gave. */
export function identifyingKinds(text: string): readonly MaskKind[] {
  return [...new Set(placesIn(text).map(({ kind }) => kind))];
}

type Place = Span & { readonly kind: MaskKind };

/** Characters that nobody sees are read twice: as nothing at all, and as the space that they may stand for. */
function placesIn(typed: string): readonly Place[] {
  const seen = visible(typed);
  const within = seen ? placesInPlain(plainText(seen.text)).map((place) => placeOf(place, seen)) : [];
  const beside = placesInPlain(withTaken(plainText(typed), within));
  return [...within, ...beside].toSorted((a, b) => a.start - b.start);
}

function placeOf({ kind, start, end }: Place, { places }: Visible): Place {
  return { kind, start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 };
}

function placesInPlain(text: string): readonly Place[] {
  let plain = text;
  const places: Place[] = [];
  for (const [kind, find] of finders) {
    const found = find(plain).map((span) => ({ ...span, kind }));
    plain = withTaken(plain, found);
    places.push(...found);
  }
  return places.toSorted((a, b) => a.start - b.start);
}

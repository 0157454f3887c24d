import type { MaskKind } from "@tallenne/domain";

/** A stretch of a masked text: words, or what was masked there. `at` is its place in the text. */
export interface MaskedPart {
  readonly at: number;
  readonly words?: string;
  readonly mask?: MaskKind;
}

const marks = /⟦⟦|⟦(identity-code|phone|email|iban|name)⟧/gu;

/**
 * Takes a masked text apart for showing it; a doubled bracket is one that somebody typed. The same as `maskedSegments` of the domain, which would
 * bring its phone numbers along.
 */
export function maskedParts(text: string): readonly MaskedPart[] {
  const parts: MaskedPart[] = [];
  let words = "";
  let at = 0;
  for (const mark of text.matchAll(marks)) {
    words += text.slice(at, mark.index);
    at = mark.index + mark[0].length;
    if (mark[1] === undefined) {
      words += "⟦";
      continue;
    }
    if (words !== "") parts.push({ at: mark.index - 1, words });
    words = "";
    parts.push({ at: mark.index, mask: mark[1] as MaskKind });
  }
  words += text.slice(at);
  return words === "" ? parts : [...parts, { at: text.length, words }];
}

import type { MaskKind } from "./mask-kind.ts";
import { maskKinds } from "./mask-kind.ts";

/** A stretch of masked text: words as they were, or the mark of what was masked. */
export type MaskedSegment = { readonly text: string } | { readonly masked: MaskKind };

const marks = new RegExp(`⟦⟦|⟦(${maskKinds.join("|")})⟧`, "gu");

/** The mark that stands in a masked text for one masked value, `⟦phone⟧`: no language, no length, nothing of the value. */
export function chip(kind: MaskKind): string {
  return `⟦${kind}⟧`;
}

/** Text that holds no mark: every `⟦` somebody typed is doubled, so no one can type a mark. */
export function withoutChips(typed: string): string {
  return typed.replaceAll("⟦", "⟦⟦");
}

/** Takes a masked text apart for showing it; doubled brackets are single again. */
export function maskedSegments(masked: string): readonly MaskedSegment[] {
  const segments: MaskedSegment[] = [];
  let words = "";
  let at = 0;
  for (const mark of masked.matchAll(marks)) {
    words += masked.slice(at, mark.index);
    at = mark.index + mark[0].length;
    if (mark[1] === undefined) {
      words += "⟦";
      continue;
    }
    if (words !== "") segments.push({ text: words });
    words = "";
    segments.push({ masked: mark[1] as MaskKind });
  }
  words += masked.slice(at);
  return words === "" ? segments : [...segments, { text: words }];
}

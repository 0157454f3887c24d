import type { Language } from "../../format/language.ts";
import type { Say } from "../../words/use-words.ts";

/** A size of a file: `900 tavua`, `12,5 kt`, `3,1 Mt`; a thousand bytes are a kilobyte. */
export function sizeWords(
  bytes: number,
  { say, language }: { readonly say: Say; readonly language: Language },
): string {
  const digits = (count: number) => {
    const rounded = String(Math.round(count * 10) / 10);
    return language === "en" ? rounded : rounded.replace(".", ",");
  };
  if (bytes < 1000) return say("contacts.size-bytes", { n: bytes });
  return bytes < 1_000_000
    ? say("contacts.size-kb", { n: digits(bytes / 1000) })
    : say("contacts.size-mb", { n: digits(bytes / 1_000_000) });
}

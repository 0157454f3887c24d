import type { Language } from "./language.ts";

const digits: Readonly<Record<Language, Intl.NumberFormat>> = {
  fi: new Intl.NumberFormat("fi-FI"),
  sv: new Intl.NumberFormat("sv-FI"),
  en: new Intl.NumberFormat("en-GB"),
};

/** A count with its thousands apart: `1 204` with a no-break space in Finnish and Swedish. */
export function numberWords(count: number, language: Language): string {
  return digits[language].format(count);
}

import type { Language } from "../../format/language.ts";
import words from "./citizen-words.json";

/** Languages of the terminal, in the order of each message's forms. `selko` is plain Finnish. */
export const citizenLanguages = ["fi", "selko", "sv", "en"] as const;
export type CitizenLanguage = (typeof citizenLanguages)[number];

/** Each language by its own name, as on the buttons of T1. */
export const citizenLanguageNames: Readonly<Record<CitizenLanguage, string>> = {
  fi: "Suomi",
  selko: "Selko",
  sv: "Svenska",
  en: "English",
};

/** What a page says it speaks (BCP 47; plain Finnish has no subtag of its own). */
export const languageTags: Readonly<Record<CitizenLanguage, string>> = {
  fi: "fi",
  selko: "fi-x-selko",
  sv: "sv",
  en: "en",
};

export type CitizenWord = keyof typeof words;

/** Says a message to the citizen. */
export type Tell = (word: CitizenWord, values?: Readonly<Record<string, string | number>>) => string;

/** The words in one language; places are filled with what is given. */
export function tellIn(language: CitizenLanguage): Tell {
  const form = citizenLanguages.indexOf(language);
  return (word, values = {}) =>
    (words[word][form] ?? "").replaceAll(/\{([a-z]+)\}/g, (place, name: string) =>
      String(values[name] ?? place),
    );
}

/** Whose dates, times and durations a language uses: plain Finnish those of Finnish. */
export function formsOf(language: CitizenLanguage): Language {
  return language === "selko" ? "fi" : language;
}

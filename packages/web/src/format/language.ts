/** The languages of the staff application, in the order in which a file of words holds their forms. */
export const languages = ["fi", "sv", "en"] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  fi: "Suomi",
  sv: "Svenska",
  en: "English",
};

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

import type { IntlShape } from "react-intl";
import { isLanguage, type Language } from "../format/language.ts";
import { keepSetting, keptSetting } from "../platform/kept-setting.ts";
import { store } from "../platform/store.ts";
import type { WordFile } from "./words.ts";

type Messages = Exclude<IntlShape["messages"], Record<string, string>>;
type Load = () => Promise<unknown>;

const sources: Readonly<Record<Language, Readonly<Record<string, Load>>>> = {
  fi: import.meta.glob("./*.json", { query: "?words=fi", import: "default" }),
  sv: import.meta.glob("./*.json", { query: "?words=sv", import: "default" }),
  en: import.meta.glob("./*.json", { query: "?words=en", import: "default" }),
};

/** The language of the page and the messages loaded in it so far. */
export const spoken = store<{ readonly language: Language; readonly messages: Messages }>({
  language: firstLanguage(),
  messages: {},
});

const wanted = new Set<WordFile>();

/** Loads files of words in the language of the page; those that are there already cost nothing. */
export async function loadWords(...files: readonly WordFile[]): Promise<void> {
  const missing = files.filter((file) => !wanted.has(file));
  const { language } = spoken.get();
  const loaded = await Promise.all(missing.map((file) => messagesOf(file, language)));
  for (const file of missing) wanted.add(file);
  if (spoken.get().language !== language) return speak(spoken.get().language);
  if (missing.length > 0)
    spoken.set({ language, messages: Object.assign({}, spoken.get().messages, ...loaded) });
}

/** Changes the language of the page and keeps the choice in the browser. */
export async function changeLanguage(language: Language): Promise<void> {
  keepSetting("language", language);
  await speak(language);
}

let wished: Language | undefined;

/** The language asked for last wins; files that were wanted while its words came are fetched too. */
async function speak(language: Language): Promise<void> {
  wished = language;
  const files = [...wanted];
  const loaded = await Promise.all(files.map((file) => messagesOf(file, language)));
  if (wished !== language) return;
  if (wanted.size > files.length) return speak(language);
  document.documentElement.lang = language;
  spoken.set({ language, messages: Object.assign({}, ...loaded) });
}

async function messagesOf(file: WordFile, language: Language): Promise<Messages> {
  const words = (await sources[language][`./${file}.json`]?.()) as Messages;
  return Object.fromEntries(Object.entries(words).map(([key, message]) => [`${file}.${key}`, message]));
}

function firstLanguage(): Language {
  const kept = keptSetting("language");
  const asked = [kept, ...navigator.languages.map((tag) => tag.slice(0, 2))].find(isLanguage);
  const language = asked ?? "fi";
  document.documentElement.lang = language;
  return language;
}

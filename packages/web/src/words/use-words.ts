import { useIntl } from "react-intl";
import type { Language } from "../format/language.ts";
import { useStore } from "../platform/store.ts";
import { spoken } from "./load-words.ts";
import type { WordId } from "./words.ts";

/** Says a message in the language of the page. */
export type Say = (id: WordId, values?: Readonly<Record<string, string | number>>) => string;

/** The words of the page. A message whose file is not loaded shows its id, which the tests look for. */
export function useWords(): Say {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}

/** The language of the page. */
export function useLanguage(): Language {
  return useStore(spoken).language;
}

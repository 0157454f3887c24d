import {
  type CitizenLanguage,
  citizenLanguageNames,
  citizenLanguages,
  languageTags,
  tellIn,
} from "../citizen-words.ts";
import { Frame } from "../frame.tsx";
import { Key } from "../key.tsx";
import type { Looks } from "../looks.ts";

interface LanguagePageProps {
  readonly looks: Looks;
  readonly onChosen: (language: CitizenLanguage) => void;
}

/** T1: each language by its own name. */
export function LanguagePage({ looks, onChosen }: LanguagePageProps) {
  return (
    <Frame page="t1" title={looks.tell("choose-language")}>
      <p className="quiet">
        {(["fi", "sv", "en"] as const)
          .filter((language) => tellIn(language)("choose-language") !== looks.tell("choose-language"))
          .map((language) => (
            <span key={language} lang={languageTags[language]} className="beside">
              {tellIn(language)("choose-language")}
            </span>
          ))}
      </p>
      <div className="keys keys-two">
        {citizenLanguages.map((language) => (
          <Key key={language} lang={languageTags[language]} onPress={() => onChosen(language)}>
            {citizenLanguageNames[language]}
          </Key>
        ))}
      </div>
    </Frame>
  );
}

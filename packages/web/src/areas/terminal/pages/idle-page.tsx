import { citizenLanguages, languageTags, tellIn } from "../citizen-words.ts";
import { Frame } from "../frame.tsx";
import { Key } from "../key.tsx";

const [finnish, ...others] = citizenLanguages;
const starts = ["fi", "sv", "en"] as const;

/** T0: nobody sits here. Every language says so, since none is chosen yet. */
export function IdlePage({ onStart }: { readonly onStart: () => void }) {
  return (
    <Frame page="t0" title={tellIn(finnish)("idle")}>
      {others.map((language) => (
        <p key={language} lang={languageTags[language]}>
          {tellIn(language)("idle")}
        </p>
      ))}
      <div className="keys">
        <Key look="main" onPress={onStart}>
          {starts.map((language, place) => (
            <span key={language} lang={languageTags[language]}>
              {place === 0 ? "" : " / "}
              {tellIn(language)("start")}
            </span>
          ))}
        </Key>
      </div>
    </Frame>
  );
}

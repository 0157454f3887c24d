import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { CheckField } from "../../parts/check-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";

type Visit = Answer<"readVisit">["visit"];
const interpreters = ["none", "speech", "sign"] as const satisfies readonly Visit["interpreter"][];
const aids = [
  "hearing-loop",
  "second-headphones",
  "large-print",
  "spoken-page",
  "text-beside",
  "extra-time",
] as const satisfies readonly Visit["aids"][number][];
const languages = ["fi", "selko", "sv", "en"] as const satisfies readonly Visit["language"][];
const modes = ["transcript", "audio"] as const satisfies readonly Visit["modes"][number][];

/** What the citizen needs, and which other ways the letter offers; a first letter is in the language of the request. */
export function useWishes(before?: Visit, asked: Visit["language"] = "fi") {
  const [interpreter, setInterpreter] = useState<Visit["interpreter"]>(before?.interpreter ?? "none");
  const [wanted, setWanted] = useState<readonly Visit["aids"][number][]>(before?.aids ?? []);
  const [language, setLanguage] = useState<Visit["language"]>(before?.language ?? asked);
  const [ways, setWays] = useState<readonly Visit["modes"][number][]>(before?.modes ?? ["transcript"]);
  const minutes = 60 * (interpreter === "none" ? 1 : 2) + (wanted.includes("extra-time") ? 30 : 0);
  return {
    interpreter,
    setInterpreter,
    aids: wanted,
    setAids: setWanted,
    language,
    setLanguage,
    modes: ways,
    setModes: setWays,
    /** As the catalogue counts them: doubled with an interpreter, longer with extra time. */
    minutes: String(minutes) as "60" | "90" | "120" | "150",
  };
}

interface WishFieldsProps {
  readonly wishes: ReturnType<typeof useWishes>;
  /** The length of the visit changes: times chosen before may not fit any more. */
  readonly onMinutes: () => void;
}

export function WishFields({ wishes, onMinutes }: WishFieldsProps) {
  const say = useWords();
  return (
    <div className="visits-choice visits-wishes">
      <SelectField
        label={say("visits.interpreter")}
        value={wishes.interpreter}
        choices={interpreters.map((value) => ({ value, words: say(`visits.interpreter-${value}`) }))}
        onChange={(value) => {
          wishes.setInterpreter(interpreters.find((one) => one === value) ?? "none");
          onMinutes();
        }}
      />
      <SelectField
        label={say("visits.language")}
        value={wishes.language}
        choices={languages.map((value) => ({ value, words: say(`visits.language-${value}`) }))}
        onChange={(value) => wishes.setLanguage(languages.find((one) => one === value) ?? "fi")}
      />
      <fieldset>
        <legend>{say("visits.aids")}</legend>
        {aids.map((aid) => (
          <CheckField
            key={aid}
            checked={wishes.aids.includes(aid)}
            onChange={() => {
              wishes.setAids(toggled(wishes.aids, aid));
              if (aid === "extra-time") onMinutes();
            }}
          >
            {say(`visits.aid-${aid}`)}
          </CheckField>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say("visits.modes")}</legend>
        {modes.map((mode) => (
          <CheckField
            key={mode}
            checked={wishes.modes.includes(mode)}
            onChange={() => wishes.setModes(toggled(wishes.modes, mode))}
          >
            {say(`visits.mode-${mode}`)}
          </CheckField>
        ))}
      </fieldset>
    </div>
  );
}

function toggled<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

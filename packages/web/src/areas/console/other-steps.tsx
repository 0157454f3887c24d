import type { LiveVisitView } from "@tallenne/contracts";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { withStepUp } from "../../session/step-up.ts";
import { useWords } from "../../words/use-words.ts";
import { type CitizenLanguage, citizenLanguageNames, citizenLanguages } from "../terminal/citizen-words.ts";
import { ActNote } from "./act-note.tsx";
import { useAct } from "./use-console.ts";

interface StepProps {
  readonly visit: LiveVisitView;
}

/** The terminal ticks the rules; where it cannot, the supervisor goes through them aloud. */
export function RulesStep({ visit }: StepProps) {
  const say = useWords();
  const [language, setLanguage] = useState<CitizenLanguage>(visit.language ?? "fi");
  const brief = useAct(() =>
    call("briefVisitor", { params: { visit: visit.visit }, body: { language, aids: visit.aids } }),
  );
  return (
    <>
      <p>{say("console.rules-wait")}</p>
      <div className="form-line">
        <SelectField
          label={say("console.rules-language")}
          value={language}
          choices={citizenLanguages.map((value) => ({ value, words: citizenLanguageNames[value] }))}
          onChange={(value) => setLanguage(value as CitizenLanguage)}
        />
        <Button variant="secondary" disabled={brief.isPending} onClick={() => brief.mutate()}>
          {say("console.rules-read")}
        </Button>
      </div>
      <ActNote failure={brief.error} />
    </>
  );
}

/** Opens the listening; what sounds is the citizen's to say. */
export function OpenStep({ visit }: StepProps) {
  const say = useWords();
  const open = useAct(() => withStepUp(() => call("startVisit", { params: { visit: visit.visit } })));
  return (
    <>
      <p className="hint">{say("console.open-hint")}</p>
      <Button disabled={open.isPending} onClick={() => open.mutate()}>
        {say("console.open")}
      </Button>
      <ActNote failure={open.error} />
    </>
  );
}

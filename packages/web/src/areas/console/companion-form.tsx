import type { LiveVisitView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Asking, call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { citizenLanguageNames, citizenLanguages, languageTags } from "../terminal/citizen-words.ts";
import { ActNote } from "./act-note.tsx";
import texts from "./companion-text.json";
import { useAct, type VisitId } from "./use-console.ts";

type Companion = Asking<"clearCompanion">["body"];

const roles = [
  "interpreter",
  "sign-interpreter",
  "companion",
  "assistant",
  "agent",
  "guardian",
] as const satisfies readonly LiveVisitView["companions"][number]["role"][];
/** Version of the commitment that stands in `companion-text.json`. */
const textVersion = 1;

/** Somebody beside the citizen signs the commitment of the visit on this screen, in a language of their own. */
export function CompanionForm({ visit, onDone }: { readonly visit: VisitId; readonly onDone: () => void }) {
  const say = useWords();
  const [role, setRole] = useState<Companion["role"]>("interpreter");
  const [name, setName] = useState("");
  const [language, setLanguage] = useState<Companion["language"]>("fi");
  const [told, setTold] = useState({
    adult: false,
    identified: false,
    free: false,
    mandate: false,
    signed: false,
  });
  const clear = useAct((body: Companion) => call("clearCompanion", { params: { visit }, body }));
  const needsMandate = role === "agent" || role === "guardian";
  const isReady = told.signed && name.trim() !== "" && !clear.isPending;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    clear.mutate(
      {
        role,
        name: name.trim(),
        adult: told.adult,
        identified: told.identified,
        disqualified: !told.free,
        mandate: told.mandate,
        language,
        textVersion,
        signed: true,
      },
      { onSuccess: onDone },
    );
  };
  const check = (key: keyof typeof told, words: string) => (
    <CheckField checked={told[key]} onChange={(checked) => setTold({ ...told, [key]: checked })}>
      {words}
    </CheckField>
  );
  return (
    <form className="form panel" onSubmit={submit}>
      <div className="form-line">
        <SelectField
          label={say("console.companion-role")}
          value={role}
          choices={roles.map((value) => ({ value, words: say(`console.role-${value}`) }))}
          onChange={(value) => setRole(value as Companion["role"])}
        />
        <TextField
          label={say("console.companion-name")}
          hint={say("console.companion-name-hint")}
          name="companion"
          value={name}
          onChange={setName}
          maxLength={200}
        />
      </div>
      <div>
        {check("identified", say("console.companion-identified"))}
        {check("adult", say("console.companion-adult"))}
        {check("free", say("console.companion-free"))}
        {needsMandate ? check("mandate", say("console.companion-mandate")) : null}
      </div>
      <SelectField
        label={say("console.companion-language")}
        value={language}
        choices={citizenLanguages.map((value) => ({ value, words: citizenLanguageNames[value] }))}
        onChange={(value) => setLanguage(value as Companion["language"])}
      />
      <ol className="signed-words" lang={languageTags[language]}>
        {texts[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {check("signed", say("console.companion-signed"))}
      <ActNote failure={clear.error} />
      <div className="buttons">
        <Button type="submit" disabled={!isReady}>
          {say("console.companion-save")}
        </Button>
        <Button variant="secondary" onClick={onDone}>
          {say("shell.cancel")}
        </Button>
      </div>
    </form>
  );
}

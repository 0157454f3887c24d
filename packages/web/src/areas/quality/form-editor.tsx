import { useMutation } from "@tanstack/react-query";
import type { EvaluationForm } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { languages } from "../../format/language.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { formBody, type FormDraft, formDraftOf, wrongIn } from "./form-draft.ts";

interface FormEditorProps {
  /** The version that the next one goes on from. */
  readonly from?: EvaluationForm;
  readonly onPublished: () => void;
  readonly onClose: () => void;
}

/** Makes a form, or the next version of one, in three languages and publishes it: nothing of it can be changed afterwards. */
export function FormEditor({ from, onPublished, onClose }: FormEditorProps) {
  const say = useWords();
  const [draft, setDraft] = useState<FormDraft>(() => formDraftOf(from));
  const [checked, setChecked] = useState(false);
  const wrong = checked ? wrongIn(draft) : new Map<string, "missing" | "uneven" | "long">();
  const publish = useMutation<Answer<"publishForm">, Failure>({
    mutationFn: async () => {
      const body = formBody(draft);
      if (body === undefined) throw new TypeError("the form is not filled");
      return call("publishForm", { body });
    },
    onSuccess: async () => {
      await askAgain("listForms");
      onPublished();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (formBody(draft) !== undefined && !publish.isPending) publish.mutate();
  };
  const wrongWords = (field: string) => {
    const what = wrong.get(field);
    return what === undefined ? undefined : say(`quality.form-${what}`);
  };
  return (
    <Dialog title={say(from === undefined ? "quality.form-new" : "quality.form-next")} onClose={onClose} wide>
      <p>{say("quality.form-what")}</p>
      <form className="form" onSubmit={submit}>
        {from === undefined ? (
          <TextField
            label={say("quality.form-code")}
            name="code"
            value={draft.code}
            onChange={(code) => setDraft({ ...draft, code })}
            hint={say("quality.form-code-hint")}
            maxLength={64}
            error={wrong.has("code") ? say("quality.form-code-hint") : undefined}
          />
        ) : null}
        {languages.map((language) => (
          <div key={language} className="form-language">
            <TextField
              label={say(`quality.form-title-${language}`)}
              name={`title-${language}`}
              value={draft.title[language]}
              onChange={(words) => setDraft({ ...draft, title: { ...draft.title, [language]: words } })}
              maxLength={120}
              error={wrongWords(`title-${language}`)}
              wide
            />
            <TextArea
              label={say(`quality.form-items-${language}`)}
              hint={say("quality.form-items-hint")}
              value={draft.items[language]}
              onChange={(words) => setDraft({ ...draft, items: { ...draft.items, [language]: words } })}
              error={wrongWords(`items-${language}`)}
            />
          </div>
        ))}
        {publish.isError ? <ProblemNote failure={publish.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={publish.isPending}>
            {say("quality.form-publish")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

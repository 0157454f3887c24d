import type { EvaluationForm } from "@tallenne/contracts";
import { useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { instantDayWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { FormEditor } from "./form-editor.tsx";
import { newestOfEach } from "./form-versions.ts";
import "./quality.css";

/** Evaluation forms as versions: what is published stays as it is, and what is looked at next is the next version. */
export function FormsPage() {
  const say = useWords();
  const forms = useAnswer("listForms", {});
  const [editing, setEditing] = useState<{ readonly from?: EvaluationForm }>();
  const [published, setPublished] = useState(false);
  const edit = (from?: EvaluationForm) => {
    setPublished(false);
    setEditing(from === undefined ? {} : { from });
  };
  return (
    <Page
      title={say("quality.forms-title")}
      acts={["evaluation.form.published"]}
      aside={<Button onClick={() => edit()}>{say("quality.form-new")}</Button>}
    >
      <p className="quiet quality-lead">{say("quality.forms-why")}</p>
      {published ? <Note tone="done">{say("quality.form-published")}</Note> : null}
      <Answered query={forms}>
        {(read) =>
          read.forms.length === 0 ? (
            <p>{say("quality.forms-none")}</p>
          ) : (
            newestOfEach(read.forms).map((form) => (
              <Form
                key={form.code}
                form={form}
                older={read.forms.filter(({ code, version }) => code === form.code && version < form.version)}
                onNext={() => edit(form)}
              />
            ))
          )
        }
      </Answered>
      {editing === undefined ? null : (
        <FormEditor
          {...editing}
          onPublished={() => {
            setEditing(undefined);
            setPublished(true);
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

interface FormProps {
  readonly form: EvaluationForm;
  readonly older: readonly EvaluationForm[];
  readonly onNext: () => void;
}

function Form({ form, older, onNext }: FormProps) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section aria-label={form.title[language]} className="form-version">
      <h2>{say("evaluations.form-version", { title: form.title[language], n: form.version })}</h2>
      <p className="quiet">
        <code>{form.code}</code> ·{" "}
        {say("quality.published-on", { date: instantDayWords(form.publishedAt, language) })}
      </p>
      <Items form={form} />
      <p>
        <Button variant="secondary" label={`${say("quality.form-next")} ${form.code}`} onClick={onNext}>
          {say("quality.form-next")}
        </Button>
      </p>
      {older.map((one) => (
        <details key={one.id}>
          <summary>
            {say("evaluations.form-version", { title: one.title[language], n: one.version })} ·{" "}
            {say("quality.published-on", { date: instantDayWords(one.publishedAt, language) })}
          </summary>
          <Items form={one} />
        </details>
      ))}
    </section>
  );
}

function Items({ form }: { readonly form: EvaluationForm }) {
  const language = useLanguage();
  return (
    <ol>
      {form.items.map((words, place) => (
        <li key={place}>{words[language]}</li>
      ))}
    </ol>
  );
}

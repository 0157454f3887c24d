import type { EvaluationForm } from "@tallenne/contracts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Link } from "../../route/link.tsx";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { newestOfEach } from "./form-versions.ts";

/** With which form: whoever evaluates a contact first chooses, the others use the same version. */
export function ChooseForm({ onChoose }: { readonly onChoose: (form: EvaluationForm) => void }) {
  const say = useWords();
  const language = useLanguage();
  const { role } = useMe();
  const forms = useAnswer("listForms", {});
  return (
    <Answered query={forms}>
      {(read) => {
        const newest = newestOfEach(read.forms);
        if (newest.length === 0)
          return (
            <>
              <p>{say("quality.forms-none")}</p>
              {role === "qa" ? <Link to="/quality/forms">{say("quality.forms-make")}</Link> : null}
            </>
          );
        return (
          <>
            <p>{say("quality.form-choose")}</p>
            <ul className="form-choices">
              {newest.map((form) => (
                <li key={form.id}>
                  <Button variant="secondary" onClick={() => onChoose(form)}>
                    {say("evaluations.form-version", { title: form.title[language], n: form.version })}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}

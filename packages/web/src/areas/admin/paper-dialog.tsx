import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useId, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { isLanguage, type Language, languageNames, languages } from "../../format/language.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { digestOf } from "../../platform/digest-of.ts";
import type { Person } from "./staff.ts";

interface PaperDialogProps {
  readonly person: Person;
  readonly onRecorded: () => void;
  readonly onClose: () => void;
}

/** Records a commitment that was signed on paper (T-K1): the scan stays on this computer, its digest goes into the record. */
export function PaperDialog({ person, onRecorded, onClose }: PaperDialogProps) {
  const say = useWords();
  const text = useAnswer("readCommitmentText", {});
  return (
    <Dialog title={say("admin.paper-title")} onClose={onClose}>
      <p>{say("admin.paper-what", { name: person.name })}</p>
      <Answered query={text}>
        {(inForce) => <Form person={person} text={inForce} onRecorded={onRecorded} onClose={onClose} />}
      </Answered>
    </Dialog>
  );
}

interface FormProps extends PaperDialogProps {
  readonly text: Answer<"readCommitmentText">;
}

function Form({ person, text, onRecorded, onClose }: FormProps) {
  const say = useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [language, setLanguage] = useState<Language>("fi");
  const [sheet, setSheet] = useState<File>();
  const [checked, setChecked] = useState(false);
  const signedOn = typedDay(typed);
  const record = useMutation<Answer<"recordPaperCommitment">, Failure>({
    mutationFn: async () => {
      if (sheet === undefined || signedOn === undefined) throw new Failure("bad-input");
      const scan = await digestOf(sheet);
      const body = { text: text.id, version: text.version, language, signedOn, scan };
      return call("recordPaperCommitment", { params: { person: person.id }, body });
    },
    onSuccess: async () => {
      onRecorded();
      await askAgain("listPeople");
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (sheet !== undefined && signedOn !== undefined && !record.isPending) record.mutate();
  };
  const isOutside = isWrong(record.error, "signedOn");
  const isMissing = checked && sheet === undefined;
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{say("admin.paper-version", { version: text.version })}</p>
      <DayField
        label={say("admin.paper-day")}
        name="signed-on"
        value={typed}
        onChange={setTyped}
        checked={checked}
        error={
          isOutside
            ? say("admin.paper-day-wrong")
            : checked && typed.trim() === ""
              ? say("shell.field-missing")
              : undefined
        }
      />
      <SelectField
        label={say("admin.paper-language")}
        value={language}
        choices={languages.map((value) => ({ value, words: languageNames[value] }))}
        onChange={(value) => {
          if (isLanguage(value)) setLanguage(value);
        }}
      />
      <div className="scan">
        <label className="label" htmlFor={id}>
          {say("admin.paper-scan")}
        </label>
        <p className="hint" id={`${id}-hint`}>
          {say("admin.paper-scan-hint")}
        </p>
        <input
          id={id}
          type="file"
          accept="application/pdf,image/*"
          aria-describedby={`${id}-hint`}
          aria-invalid={isMissing}
          onChange={(event) => setSheet(event.target.files?.[0])}
        />
        {isMissing ? <p className="wrong">{say("admin.paper-scan-missing")}</p> : null}
      </div>
      {record.isError && !isOutside ? <ProblemNote failure={record.error} /> : null}
      <div className="buttons">
        <Button type="submit" disabled={record.isPending}>
          {say("admin.paper-button")}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {say("shell.cancel")}
        </Button>
      </div>
    </form>
  );
}

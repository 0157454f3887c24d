import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { isLanguage, type Language, languageNames, languages } from "../../format/language.ts";
import { Button } from "../../parts/button.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { isCode } from "./is-code.ts";
import type { Unit } from "./staff.ts";

/** Adds a person; the invitation stands in the dialog once, and nowhere after. */
export function PersonForm({
  units,
  onClose,
}: {
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}) {
  const say = useWords();
  const [typed, setTyped] = useState({ name: "", signInName: "", keys: "" });
  const [unit, setUnit] = useState(units[0]?.id ?? "");
  const [language, setLanguage] = useState<Language>("fi");
  const [checked, setChecked] = useState(false);
  const office = units.find(({ id }) => id === unit)?.office ?? "";
  const create = useMutation<Answer<"createPerson">, Failure>({
    mutationFn: () =>
      call("createPerson", {
        body: {
          name: typed.name.trim(),
          signInName: typed.signInName.trim(),
          unit,
          office,
          language,
          agentKeys: typed.keys
            .split(",")
            .map((key) => key.trim())
            .filter((key) => key !== ""),
        },
      }),
    onSuccess: () => void askAgain("listPeople"),
    gcTime: 0,
  });
  const sound = typed.name.trim() !== "" && isCode(typed.signInName) && unit !== "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (sound && !create.isPending) create.mutate();
  };
  const field = (key: keyof typeof typed) => ({
    value: typed[key],
    onChange: (value: string) => setTyped((before) => ({ ...before, [key]: value })),
  });
  const taken = create.error?.slug === "conflict";
  if (create.data !== undefined) {
    return (
      <Dialog title={say("admin.new-person")} onClose={onClose}>
        <Note tone="done">{say("admin.invitation-once")}</Note>
        <CopyText
          text={`${window.location.origin}/invitation#token=${create.data.invitation}`}
          label={say("admin.invitation", { name: typed.name.trim() })}
        />
        <p>{say("admin.invitation-name", { name: typed.signInName.trim() })}</p>
        <Button onClick={onClose}>{say("admin.done")}</Button>
      </Dialog>
    );
  }
  return (
    <Dialog title={say("admin.new-person")} onClose={onClose}>
      {units.length === 0 ? <Note tone="warning">{say("admin.no-units")}</Note> : null}
      <p>{say("admin.new-person-why")}</p>
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("admin.name")}
          name="name"
          {...field("name")}
          maxLength={120}
          error={checked && typed.name.trim() === "" ? say("shell.field-missing") : undefined}
        />
        <TextField
          label={say("admin.sign-in-name")}
          hint={say("admin.sign-in-name-hint")}
          name="sign-in-name"
          {...field("signInName")}
          maxLength={64}
          error={
            taken
              ? say("admin.taken")
              : (checked && !isCode(typed.signInName)) || isWrong(create.error, "signInName")
                ? say("admin.sign-in-name-wrong")
                : undefined
          }
        />
        <SelectField
          label={say("admin.unit")}
          value={unit}
          choices={units.map(({ id, name, office: of }) => ({ value: id, words: `${name} · ${of}` }))}
          onChange={setUnit}
        />
        <SelectField
          label={say("admin.language")}
          value={language}
          choices={languages.map((value) => ({ value, words: languageNames[value] }))}
          onChange={(value) => {
            if (isLanguage(value)) setLanguage(value);
          }}
        />
        <TextField
          label={say("admin.agent-keys")}
          hint={say("admin.agent-keys-hint")}
          name="agent-keys"
          {...field("keys")}
          maxLength={400}
        />
        {create.isError && !taken ? <ProblemNote failure={create.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={create.isPending || units.length === 0}>
            {say("admin.create")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

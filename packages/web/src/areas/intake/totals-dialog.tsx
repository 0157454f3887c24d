import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

type Day = Answer<"readIntake">["day"];

/** States from a source's report how many contacts of a line it offered on a day, where the source cannot tell it itself. */
export function TotalsDialog({ day, onClose }: { readonly day: Day; readonly onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const lines = usePolicy().data?.lines ?? [];
  const sources = useAnswer("listSources", {}).data?.sources ?? [];
  const [chosen, setChosen] = useState("");
  const [line, setLine] = useState("");
  const [typed, setTyped] = useState("");
  const [checked, setChecked] = useState(false);
  const source = sources.find(({ id }) => id === chosen) ?? sources[0];
  const named = line === "" ? (lines[0]?.id ?? "") : line;
  const isNumber = /^\d{1,6}$/.test(typed.trim());
  const state = useMutation<Answer<"stateDayTotals"> | undefined, Failure>({
    mutationFn: async () =>
      source === undefined
        ? undefined
        : call("stateDayTotals", {
            params: { source: source.id, day },
            body: { lines: [{ line: named, offered: Number(typed.trim()) }] },
          }),
    onSuccess: async () => {
      await askAgain("readIntake");
      onClose();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isNumber && !state.isPending) state.mutate();
  };
  return (
    <Dialog title={say("intake.totals-title", { date: dateWords(day, language) })} onClose={onClose}>
      <p>{say("intake.totals-what")}</p>
      <form className="form" onSubmit={submit}>
        <SelectField
          label={say("intake.source")}
          value={source?.id ?? ""}
          choices={sources.map(({ id, name }) => ({ value: id, words: name }))}
          onChange={setChosen}
        />
        <SelectField
          label={say("intake.line")}
          value={named}
          choices={lines.map(({ id }) => ({ value: id, words: names.line(id) }))}
          onChange={setLine}
        />
        <TextField
          label={say("intake.totals-number")}
          name="offered"
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          maxLength={6}
          error={checked && !isNumber ? say("intake.totals-wrong") : undefined}
        />
        {state.isError ? <ProblemNote failure={state.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={state.isPending}>
            {say("intake.totals-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { dateWords } from "../../format/date-words.ts";
import { dayField, typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ChangeForm } from "./change-form.tsx";
import { changeFindingWords, changeWords, type LineChange, placeOf } from "./line-changes.ts";

type Day = Answer<"listPolicyVersions">["earliest"];

/** The next version of the rules: changes of the lines, and the day from which they hold. Nothing changes until another person approves it. */
export function LinesDialog({
  earliest,
  onDone,
  onClose,
}: {
  readonly earliest: Day;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const [changes, setChanges] = useState<readonly LineChange[]>([]);
  const [from, setFrom] = useState(dayField(earliest));
  const [checked, setChecked] = useState(false);
  const day = typedDay(from);
  const isEarly = day === undefined || day < earliest;
  const propose = useMutation<Answer<"proposeLines">, Failure, Day>({
    mutationFn: (first) => call("proposeLines", { body: { from: first, changes: [...changes] } }),
    onSuccess: onDone,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (day === undefined || isEarly || changes.length === 0 || propose.isPending) return;
    propose.mutate(day);
  };
  const { error } = propose;
  const found = error?.findings ?? [];
  const change = (next: readonly LineChange[]) => {
    propose.reset();
    setChanges(next);
  };
  return (
    <Dialog title={say("admin.lines-title")} onClose={onClose} wide>
      <p>{say("admin.lines-what")}</p>
      <form className="form" onSubmit={submit}>
        <ChangeForm onAdd={(one) => change([...changes, one])} />
        <h3>{say("admin.lines-list")}</h3>
        {changes.length === 0 ? (
          <p className={checked ? "wrong" : "quiet"}>{say("admin.lines-none")}</p>
        ) : (
          <ol className="change-list">
            {changes.map((one, at) => (
              <li key={JSON.stringify(one)}>
                {changeWords(one, { say, language, names })}{" "}
                <Button
                  variant="plain"
                  label={say("admin.lines-leave-out", { n: at + 1 })}
                  onClick={() => change(changes.filter((_, other) => other !== at))}
                >
                  {say("admin.lines-drop")}
                </Button>
                {found
                  .filter(({ pointer }) => placeOf(pointer) === at)
                  .map(({ code, pointer }) => (
                    <p key={pointer} className="wrong">
                      {changeFindingWords(code, say)}
                    </p>
                  ))}
              </li>
            ))}
          </ol>
        )}
        <DayField
          label={say("admin.lines-from")}
          name="from"
          value={from}
          onChange={setFrom}
          checked={checked}
          error={
            checked && isEarly
              ? say("admin.lines-from-early", { date: dateWords(earliest, language) })
              : undefined
          }
        />
        {error === null || found.some(({ pointer }) => placeOf(pointer) !== undefined) ? null : (
          <ProblemNote failure={error} />
        )}
        <div className="buttons">
          <Button type="submit" disabled={propose.isPending}>
            {say("admin.lines-propose")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

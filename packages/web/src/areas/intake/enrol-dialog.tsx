import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useWords } from "../../words/use-words.ts";

type Register = Answer<"readRegisters">["registers"][number]["id"];

/** Enrols a recorder or gateway. A never-record line can be chosen by nobody; the token is in the page until the dialog closes, and nowhere after. */
export function EnrolDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const names = usePolicyNames();
  const policy = usePolicy().data;
  const [name, setName] = useState("");
  const [registers, setRegisters] = useState<readonly Register[]>([]);
  const [lines, setLines] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState(false);
  const enrol = useMutation<Answer<"enrolSource">, Failure>({
    mutationFn: () =>
      call("enrolSource", { body: { name: name.trim(), registers: [...registers], lines: [...lines] } }),
    gcTime: 0,
  });
  const wrongName = !/^[a-z0-9][a-z0-9.-]{0,63}$/.test(name.trim());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrongName || registers.length === 0 || lines.length === 0 || enrol.isPending) return;
    enrol.mutate();
  };
  const nameWords =
    enrol.error?.slug === "conflict"
      ? say("intake.enrol-taken")
      : (checked && wrongName) || isWrong(enrol.error, "name")
        ? say("intake.enrol-name-wrong")
        : undefined;
  if (enrol.data !== undefined) {
    return (
      <Dialog title={say("intake.enrol-title")} onClose={onClose}>
        <Note tone="done">{say("intake.enrolled")}</Note>
        <CopyText text={enrol.data.token} label={say("intake.token")} />
        <Button onClick={onClose}>{say("intake.token-done")}</Button>
      </Dialog>
    );
  }
  return (
    <Dialog title={say("intake.enrol-title")} onClose={onClose}>
      <p>{say("intake.enrol-why")}</p>
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("intake.enrol-name")}
          hint={say("intake.enrol-name-hint")}
          name="source"
          value={name}
          onChange={setName}
          maxLength={64}
          error={nameWords}
        />
        <fieldset>
          <legend>{say("intake.enrol-registers")}</legend>
          {policy?.registers
            .filter(({ notice }) => notice === "A")
            .map(({ id }) => (
              <CheckField
                key={id}
                checked={registers.includes(id)}
                onChange={() => setRegisters(toggled(registers, id))}
              >
                {names.register(id)}
              </CheckField>
            ))}
          {checked && registers.length === 0 ? (
            <p className="wrong">{say("intake.enrol-one-register")}</p>
          ) : null}
        </fieldset>
        <fieldset>
          <legend>{say("intake.enrol-lines")}</legend>
          {policy?.lines
            .filter(({ until }) => until === null)
            .map(({ id, recording }) =>
              recording === "forbidden" ? (
                <p key={id} className="intake-never">
                  {names.line(id)} <StatusMark icon="barrier" words={say("intake.never")} />
                </p>
              ) : (
                <CheckField
                  key={id}
                  checked={lines.includes(id)}
                  onChange={() => setLines(toggled(lines, id))}
                >
                  {names.line(id)}
                </CheckField>
              ),
            )}
          {checked && lines.length === 0 ? <p className="wrong">{say("intake.enrol-one-line")}</p> : null}
        </fieldset>
        {enrol.isError && enrol.error.slug !== "conflict" ? <ProblemNote failure={enrol.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={enrol.isPending}>
            {say("intake.enrol-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function toggled<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { Button } from "../../parts/button.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { isIncomplete, type Rights, SourceRights } from "./source-rights.tsx";

/** Enrols a recorder or gateway. A never-record line can be chosen by nobody; the token is in the page until the dialog closes, and nowhere after. */
export function EnrolDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const [name, setName] = useState("");
  const [rights, setRights] = useState<Rights>({ registers: [], lines: [] });
  const [checked, setChecked] = useState(false);
  const enrol = useMutation<Answer<"enrolSource">, Failure>({
    mutationFn: () => call("enrolSource", { body: { name: name.trim(), ...rights } }),
    gcTime: 0,
  });
  const wrongName = !/^[a-z0-9][a-z0-9.-]{0,63}$/.test(name.trim());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrongName || isIncomplete(rights) || enrol.isPending) return;
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
        <SourceRights rights={rights} onRights={setRights} checked={checked} />
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

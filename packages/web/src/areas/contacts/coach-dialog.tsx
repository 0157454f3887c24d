import { useMutation } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Contact } from "./use-sitting.ts";

interface CoachDialogProps {
  readonly contact: Contact;
  readonly onOpened: (matter: CaseView) => void;
  readonly onClose: () => void;
}

/** A team lead opens a training session for one contact: its adviser becomes a member, the server sees to that (flows D9). */
export function CoachDialog({ contact, onOpened, onClose }: CoachDialogProps) {
  const say = useWords();
  const [until, setUntil] = useState("");
  const [isChecked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const day = typedDay(until);
  const isUnreadable = until.trim() !== "" && day === undefined;
  const open = useMutation<CaseView, Failure>({
    mutationFn: () =>
      call("openCase", {
        body: { kind: "training", contact, members: [], ...(day === undefined ? {} : { until: day }) },
      }),
    onSuccess: async (matter) => {
      await askAgain("listCases");
      onOpened(matter);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isUnreadable && !open.isPending) open.mutate();
  };
  const wrong = isWrong(open.error, "until")
    ? say("contacts.coach-until-wrong")
    : isChecked && isUnreadable
      ? say("shell.day-wrong")
      : undefined;
  return (
    <Dialog title={say("contacts.coach-title")} onClose={onClose}>
      <p>{say("contacts.coach-what")}</p>
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("contacts.coach-until")}
          hint={say("contacts.coach-until-hint")}
          name="until"
          value={until}
          onChange={setUntil}
          maxLength={10}
          error={wrong}
          ref={field}
        />
        {open.isError && wrong === undefined ? <ProblemNote failure={open.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={open.isPending}>
            {say("contacts.coach-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { useMutation } from "@tanstack/react-query";
import type { HeldView } from "@tallenne/contracts";
import type { CalendarDate } from "@tallenne/domain";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { type HoldReason, reasonsOf, reasonWords } from "./hold-words.ts";

/** What is asked for: a new hold of a contact for a case, or a later day of one in force. */
type HoldWish =
  | { readonly is: "new"; readonly contact: HeldView["contact"]; readonly case: HeldView["hold"]["case"] }
  | { readonly is: "extension"; readonly held: HeldView };

interface HoldDialogProps {
  readonly wish: HoldWish;
  readonly cause: HeldView["hold"]["cause"];
  readonly latest: CalendarDate;
  readonly today: string;
  readonly when: string;
  readonly onAsked: () => void;
  readonly onClose: () => void;
}

/** S-32: asks to keep one recording longer. A day past the ceiling cannot be typed; it says that nothing is protected until another person approves. */
export function HoldDialog({ wish, cause, latest, today, when, onAsked, onClose }: HoldDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState<HoldReason>(reasonsOf[cause][0] ?? "evidence");
  const [checked, setChecked] = useState(false);
  const day = typedDay(typed);
  const ask = useMutation<Answer<"askHold">, Failure, CalendarDate>({
    mutationFn: (until) =>
      wish.is === "new"
        ? call("askHold", { params: { contact: wish.contact }, body: { case: wish.case, reason, until } })
        : call("extendHold", {
            params: { contact: wish.held.contact, hold: wish.held.hold.id },
            body: { reason, until },
          }),
    onSuccess: async () => {
      onAsked();
      await askAgain("listCaseHolds", "listHolds", "listContacts");
    },
  });
  const type = (next: string) => {
    const wished = typedDay(next);
    setTyped(wished !== undefined && wished > latest ? dateWords(latest, language) : next);
  };
  const wrong = wrongWith(day, { today, from: wish.is === "extension" ? wish.held.hold.until : undefined });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (day !== undefined && wrong === undefined && !ask.isPending) ask.mutate(day);
  };
  return (
    <Dialog title={say(wish.is === "new" ? "holds.ask-title" : "holds.extend-title")} onClose={onClose}>
      <p>
        <strong>{when}</strong>
      </p>
      <p>{say("holds.ask-why")}</p>
      <form className="form" onSubmit={submit}>
        <SelectField
          label={say("holds.reason")}
          value={reason}
          choices={reasonsOf[cause].map((one) => ({ value: one, words: say(reasonWords(one)) }))}
          onChange={(value) => setReason(value as HoldReason)}
        />
        <DayField
          label={say("holds.until")}
          name="until"
          value={typed}
          onChange={type}
          checked={checked}
          error={checked && wrong !== undefined ? say(wrong) : undefined}
        />
        <p className="quiet">{say("holds.ask-latest", { date: dateWords(latest, language) })}</p>
        {ask.isError ? <ProblemNote failure={ask.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={ask.isPending}>
            {say("holds.ask-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function wrongWith(
  day: CalendarDate | undefined,
  { today, from }: { readonly today: string; readonly from: CalendarDate | undefined },
) {
  if (day === undefined) return "holds.ask-missing" as const;
  if (day < today) return "holds.ask-past" as const;
  return from !== undefined && day <= from ? ("holds.ask-not-later" as const) : undefined;
}

import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, type Asking, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { type Ground, groundsOf } from "../../parts/freeze-grounds.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Contact } from "./use-sitting.ts";

type Cause = Asking<"freezeContact">["body"]["cause"];

const causes = ["court", "authority"] as const satisfies readonly Cause[];

interface FreezeDialogProps {
  readonly contact: Contact;
  /** With the number of its matter. */
  readonly onFrozen: (number: string) => void;
  readonly onClose: () => void;
}

/** Whose matter names the contact, by which law, in which matter, and until when if that is known. */
export function FreezeDialog({ contact, onFrozen, onClose }: FreezeDialogProps) {
  const say = useWords();
  const [cause, setCause] = useState<Cause>("court");
  const [ground, setGround] = useState<Ground>(groundsOf.court[0]);
  const [matter, setMatter] = useState("new");
  const [typed, setTyped] = useState("");
  const until = typedDay(typed);
  const isDayWrong = typed.trim() !== "" && until === undefined;
  const cases = useAnswer("listCases", {});
  const matters = (cases.data?.rows ?? []).filter(({ kind }) => kind === "legal-matter");
  const freeze = useMutation<Answer<"freezeContact">, Failure>({
    mutationFn: () => {
      const of = matters.find(({ id }) => id === matter)?.id;
      return call("freezeContact", {
        params: { contact },
        body: {
          cause,
          ground,
          ...(of === undefined ? {} : { case: of }),
          ...(until === undefined ? {} : { until }),
        },
      });
    },
    onSuccess: async ({ caseNumber }) => {
      onFrozen(caseNumber ?? "");
      await askAgain("listHolds", "listCases", "listContacts");
    },
  });
  const isPast = isWrong(freeze.error, "until");
  const offered = groundsOf[cause];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isDayWrong && !freeze.isPending) freeze.mutate();
  };
  return (
    <Dialog title={say("holds.freeze-title")} onClose={onClose}>
      <p>{say("holds.freeze-why")}</p>
      <form className="form" onSubmit={submit}>
        <SelectField
          label={say("holds.freeze-cause")}
          value={cause}
          choices={causes.map((value) => ({ value, words: say(`holds.cause-${value}`) }))}
          onChange={(value) => {
            const next = causes.find((one) => one === value) ?? cause;
            setCause(next);
            setGround(groundsOf[next][0]);
          }}
        />
        <SelectField
          label={say("holds.ground")}
          value={ground}
          choices={offered.map((value) => ({ value, words: say(`holds.ground-${value}`) }))}
          onChange={(value) => setGround(offered.find((one) => one === value) ?? ground)}
        />
        {matters.length === 0 ? null : (
          <SelectField
            label={say("holds.freeze-matter")}
            value={matter}
            choices={[
              { value: "new", words: say("holds.freeze-matter-new") },
              ...matters.map(({ id, number }) => ({ value: id, words: number })),
            ]}
            onChange={setMatter}
          />
        )}
        <DayField
          label={say("holds.freeze-until")}
          name="until"
          value={typed}
          onChange={setTyped}
          error={isPast || isDayWrong ? say("holds.freeze-until-wrong") : undefined}
        />
        {freeze.isError && !isPast ? <ProblemNote failure={freeze.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={freeze.isPending}>
            {say("holds.freeze-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

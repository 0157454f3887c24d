import { useMutation } from "@tanstack/react-query";
import type { CaseView, Me } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { calibrationOf, mostEvaluators } from "./calibration.ts";
import { ColleaguesField } from "./colleagues-field.tsx";

interface CalibrateDialogProps {
  readonly project: CaseView;
  readonly contact: CaseView["contacts"][number]["contact"];
  /** Which of the sample, such as "2/5". */
  readonly nth: string;
  readonly onClose: () => void;
}

/** S-22: the project's owner names who scores a contact blind. Nobody sees another's scores before everybody named has sent. */
export function CalibrateDialog({ project, contact, nth, onClose }: CalibrateDialogProps) {
  const say = useWords();
  const me = useMe();
  const before = calibrationOf(project, contact)?.evaluators;
  const [chosen, setChosen] = useState<readonly Me["person"][]>(before ?? [me.person]);
  const [checked, setChecked] = useState(false);
  const isWrong = chosen.length < 2 || chosen.length > mostEvaluators;
  const name = useMutation<Answer<"calibrateContact">, Failure>({
    mutationFn: () =>
      call("calibrateContact", {
        params: { case: project.id, contact },
        body: { evaluators: [...chosen] },
      }),
    onSuccess: async () => {
      onClose();
      await askAgain("readCase", "listCases", "listEvaluations");
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isWrong && !name.isPending) name.mutate();
  };
  return (
    <Dialog title={say("quality.calibrate-title", { nth })} onClose={onClose}>
      <p>{say("quality.calibrate-why")}</p>
      <form className="form" onSubmit={submit}>
        <ColleaguesField
          legend={say("quality.calibrate-who")}
          first={{ person: me.person, words: say("quality.calibrate-me") }}
          chosen={chosen}
          onChange={setChosen}
          wrong={checked && isWrong ? say("quality.calibrate-two", { most: mostEvaluators }) : undefined}
        />
        <p className="hint">{say("quality.calibrate-members")}</p>
        {name.isError ? <ProblemNote failure={name.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={name.isPending}>
            {say("quality.calibrate-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

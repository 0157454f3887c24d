import { useMutation } from "@tanstack/react-query";
import type { Me } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { go } from "../../route/location.ts";
import { useWords } from "../../words/use-words.ts";
import { ColleaguesField } from "./colleagues-field.tsx";
import { projectJustClosed } from "./just-closed.ts";

/** Opens a quality project: its number comes back, its page opens, the sample is drawn there. */
export function OpenProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const [until, setUntil] = useState("");
  const [members, setMembers] = useState<readonly Me["person"][]>([]);
  const [checked, setChecked] = useState(false);
  const day = typedDay(until);
  const open = useMutation<Answer<"openCase">, Failure>({
    mutationFn: () =>
      call("openCase", {
        body: { kind: "quality", members: [...members], ...(day === undefined ? {} : { until: day }) },
      }),
    onSuccess: async ({ id }) => {
      await askAgain("listCases");
      projectJustClosed.set(false);
      go(`/quality/samples/${id}`);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (until.trim() !== "" && day === undefined) return;
    if (!open.isPending) open.mutate();
  };
  return (
    <Dialog title={say("quality.open-title")} onClose={onClose}>
      <p>{say("quality.open-why")}</p>
      <form className="form" onSubmit={submit}>
        <div>
          <DayField
            label={say("quality.until")}
            name="until"
            value={until}
            onChange={setUntil}
            checked={checked}
            error={isWrong(open.error, "until") ? say("quality.open-until-wrong") : undefined}
          />
          <p className="hint">{say("quality.open-until-hint")}</p>
        </div>
        <ColleaguesField legend={say("quality.open-members")} chosen={members} onChange={setMembers} />
        {open.isError ? <ProblemNote failure={open.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={open.isPending}>
            {say("quality.open-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { useMutation } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { type SubmitEvent, useId, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { answers, askAgain } from "../../api/queries.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { type Evidence, missingEvidence, offeredEvidence } from "./evidence.ts";
import { type Candidate, markLinked } from "./found.ts";

interface LinkDialogProps {
  readonly matter: CaseView;
  readonly candidate: Candidate;
  readonly when: string;
  readonly onLinked: () => void;
  readonly onClose: () => void;
}

/** Confirms a candidate: says what is missing while the button sleeps. */
export function LinkDialog({ matter, candidate, when, onLinked, onClose }: LinkDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const hint = useId();
  const offered = offeredEvidence(candidate.evidence);
  const [chosen, setChosen] = useState<readonly Evidence[]>(
    offered.filter((kind) => candidate.evidence.includes(kind)),
  );
  const link = useMutation<Answer<"linkContact">, Failure>({
    mutationFn: () =>
      call("linkContact", {
        params: { case: matter.id },
        body: { contact: candidate.id, evidence: [...chosen] },
      }),
    onSuccess: async (changed) => {
      answers.setQueryData(["readCase", { params: { case: matter.id } }], changed);
      markLinked(matter.id, candidate.id);
      onLinked();
      await askAgain("listContacts", "listCases", "listCaseHolds");
    },
  });
  const missing = missingEvidence(chosen);
  const words = {
    "beyond-details": say("complaints.link-missing", { n: Math.min(chosen.length, 1) }),
    another: say("complaints.link-missing-one", { n: chosen.length }),
    enough: say("complaints.link-enough", { n: 2 }),
  }[missing ?? "enough"];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (missing === undefined && !link.isPending) link.mutate();
  };
  return (
    <Dialog title={say("complaints.link-title")} onClose={onClose}>
      <p>
        <strong>{when}</strong> · {say(`shell.channel-${candidate.channel}`)}
        {candidate.channel === "call" ? ` · ${durationWords(candidate.durationMs, language)}` : ""} ·{" "}
        {names.line(candidate.line)}
      </p>
      <p>{say("complaints.link-why")}</p>
      <form className="form" onSubmit={submit}>
        <fieldset>
          <legend>{say("complaints.link-evidence")}</legend>
          {offered.map((kind) => (
            <CheckField
              key={kind}
              checked={chosen.includes(kind)}
              onChange={(checked) =>
                setChosen(checked ? [...chosen, kind] : chosen.filter((one) => one !== kind))
              }
            >
              {say(`complaints.evidence-${kind}-long`)}
            </CheckField>
          ))}
        </fieldset>
        <output id={hint}>{words}</output>
        {link.isError ? <ProblemNote failure={link.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={missing !== undefined || link.isPending} describedBy={hint}>
            {say("complaints.link-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import type { RequestView } from "@tallenne/contracts";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { evidenceKinds } from "./closed-lists.ts";
import { useRequestAct } from "./use-request-act.ts";

type Evidence = RequestView["candidates"][number]["evidence"][number];

/** Confirms whose contact it is: a number alone stays a candidate (T-M1). */
export function ConfirmCandidate({
  request,
  candidate,
  onClose,
}: {
  readonly request: RequestView;
  readonly candidate: RequestView["candidates"][number] & { readonly when: string };
  readonly onClose: () => void;
}) {
  const say = useWords();
  const [chosen, setChosen] = useState<readonly Evidence[]>(candidate.evidence);
  const { contact } = candidate;
  const confirm = useRequestAct(
    () =>
      call("confirmCandidate", { params: { case: request.id, contact }, body: { evidence: [...chosen] } }),
    onClose,
  );
  const isEnough =
    chosen.includes("speaker") ||
    (chosen.length >= 2 && chosen.some((kind) => evidenceKinds.some((one) => one === kind)));
  return (
    <Dialog title={say("requests.confirm-title")} onClose={onClose}>
      <p>
        <strong>{candidate.when}</strong>
      </p>
      <p>{say("requests.confirm-why")}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isEnough && !confirm.isPending) confirm.mutate(undefined);
        }}
      >
        <fieldset>
          <legend>{say("requests.confirm-evidence")}</legend>
          {candidate.evidence
            .filter((kind) => !evidenceKinds.some((one) => one === kind))
            .map((kind) => (
              <CheckField key={kind} checked disabled onChange={() => undefined}>
                {say(`requests.evidence-${kind}`)}
              </CheckField>
            ))}
          {evidenceKinds.map((kind) => (
            <CheckField
              key={kind}
              checked={chosen.includes(kind)}
              onChange={(checked) =>
                setChosen(checked ? [...chosen, kind] : chosen.filter((one) => one !== kind))
              }
            >
              {say(`requests.evidence-${kind}-long`)}
            </CheckField>
          ))}
        </fieldset>
        <output>{say(isEnough ? "requests.confirm-enough" : "requests.confirm-missing")}</output>
        {confirm.isError ? <ProblemNote failure={confirm.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={!isEnough || confirm.isPending}>
            {say("requests.confirm-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { numberWords } from "../../format/number-words.ts";
import { CheckField } from "../../parts/check-field.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { countsByRegister } from "./rehearsal.ts";

interface SweepDialogProps {
  readonly rehearsal: Answer<"previewDeletion">;
  readonly pending: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The counts of what goes, by register, before the press that deletes. */
export function SweepDialog({ rehearsal, pending, failure, onConfirm, onClose }: SweepDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const [understood, setUnderstood] = useState(false);
  const disputed = rehearsal.days
    .filter(({ deletedOn }) => deletedOn <= rehearsal.day)
    .reduce((sum, row) => sum + row.disputed, 0);
  return (
    <ConfirmDialog
      title={say("retention.run-title")}
      act={pending ? say("retention.running") : say("retention.run-button", { n: rehearsal.due })}
      ready={understood && !pending}
      failure={failure}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{say("retention.run-what", { n: rehearsal.due })}</p>
      <ul>
        {countsByRegister(rehearsal)
          .filter(({ due }) => due > 0)
          .map(({ register, due }) => (
            <li key={register}>
              {names.register(register)}: {numberWords(due, language)}
            </li>
          ))}
      </ul>
      {disputed === 0 ? null : <p>{say("retention.run-disputed", { n: disputed })}</p>}
      <CheckField checked={understood} onChange={setUnderstood}>
        {say("retention.run-understood")}
      </CheckField>
    </ConfirmDialog>
  );
}

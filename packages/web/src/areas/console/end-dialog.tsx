import type { LiveVisitView } from "@tallenne/contracts";
import { useState } from "react";
import { type Asking, call } from "../../api/client.ts";
import { durationWords } from "../../format/duration-words.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { itemName } from "./items-table.tsx";
import { useAct } from "./use-console.ts";
import { reasons } from "./visit-words.ts";

type EndReason = Asking<"endVisit">["body"]["reason"];

/** Ends the visit with a reason of the list, and shows what was heard before it does. */
export function EndDialog({
  visit,
  onClose,
}: {
  readonly visit: LiveVisitView;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const [reason, setReason] = useState<EndReason>("citizen-done");
  const end = useAct(() => call("endVisit", { params: { visit: visit.visit }, body: { reason } }));
  const choices = [
    { value: "citizen-done", words: say("console.end-citizen-done") },
    { value: "walked-out", words: say("console.end-walked-out") },
    ...reasons.map((value) => ({ value, words: say(`console.reason-${value}`) })),
  ];
  return (
    <ConfirmDialog
      title={say("console.end-title")}
      act={say("console.end-button")}
      ready={!end.isPending}
      failure={end.error}
      onConfirm={() => end.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say("console.end-what")}</p>
      {visit.items.length === 0 ? null : (
        <>
          <p>{say("console.end-heard")}</p>
          <ul>
            {visit.items.map((item) => (
              <li key={item.number}>
                {itemName(item, visit.items.length, say)}: {durationWords(item.heardMs, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      <SelectField
        label={say("console.reason")}
        value={reason}
        choices={choices}
        onChange={(value) => setReason(value as EndReason)}
      />
    </ConfirmDialog>
  );
}

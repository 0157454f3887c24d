import type { LiveVisitView } from "@tallenne/contracts";
import { useState } from "react";
import { type Asking, call } from "../../api/client.ts";
import { durationWords } from "../../format/duration-words.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { itemName } from "./items-table.tsx";
import { useAct } from "./use-console.ts";
import { isOpen, reasons } from "./visit-words.ts";

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
  const [chosen, setReason] = useState<EndReason>();
  // What has not begun cannot be done, and nothing is stopped before it was opened.
  const values: readonly EndReason[] = [
    ...(visit.state === "playing" || visit.state === "paused" ? (["citizen-done"] as const) : []),
    "walked-out",
    ...(isOpen(visit) ? reasons : []),
  ];
  const reason = chosen ?? values[0] ?? "walked-out";
  const wordsOf = (value: EndReason) => {
    if (value === "citizen-done" || value === "walked-out") return say(`console.end-${value}`);
    return value === "no-answer" ? value : say(`console.reason-${value}`);
  };
  const end = useAct(() => call("endVisit", { params: { visit: visit.visit }, body: { reason } }));
  const choices = values.map((value) => ({ value, words: wordsOf(value) }));
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

import { useMutation } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { answers, askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { go } from "../../route/location.ts";
import { workFor } from "../../session/acts.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { caseJustClosed } from "./just-closed.ts";

/** Says what ends with the case, then closes it; nothing of its contacts stays in the page. */
export function CloseCaseDialog({
  matter,
  onClose,
}: {
  readonly matter: CaseView;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const held = useAnswer("listCaseHolds", { params: { case: matter.id } });
  const close = useMutation<Answer<"closeCase">, Failure>({
    mutationFn: () => call("closeCase", { params: { case: matter.id } }),
    onSuccess: async () => {
      workFor(undefined);
      answers.removeQueries({ queryKey: ["readCase"] });
      await askAgain("listCases");
      caseJustClosed.set(true);
      go("/complaints", { replace: true });
    },
  });
  return (
    <ConfirmDialog
      title={say("complaints.close-title", { number: matter.number })}
      act={say("complaints.close-button")}
      ready={!close.isPending}
      failure={close.error}
      onConfirm={() => close.mutate()}
      onClose={onClose}
    >
      <p>{say("complaints.close-what", { n: matter.contacts.length })}</p>
      {held.data === undefined || held.data.rows.length === 0 ? null : (
        <p>
          <strong>{say("holds.closing-now", { n: held.data.closing.goesAtOnce })}</strong>{" "}
          {held.data.closing.goesLater === 0
            ? null
            : say("holds.closing-later", {
                n: held.data.closing.goesLater,
                date: dateWords(held.data.closing.heldUntil, language),
              })}
        </p>
      )}
      <p>{say("complaints.close-back")}</p>
    </ConfirmDialog>
  );
}

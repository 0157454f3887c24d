import { useMutation } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { answers, askAgain } from "../../api/queries.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { go } from "../../route/location.ts";
import { workFor } from "../../session/acts.ts";
import { useWords } from "../../words/use-words.ts";
import { projectJustClosed } from "./just-closed.ts";

/** Says what ends with the project, then closes it; nothing of its contacts stays in the page. */
export function CloseProjectDialog({
  matter,
  onClose,
}: {
  readonly matter: CaseView;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const close = useMutation<Answer<"closeCase">, Failure>({
    mutationFn: () => call("closeCase", { params: { case: matter.id } }),
    onSuccess: async () => {
      workFor(undefined);
      answers.removeQueries({ queryKey: ["readCase"] });
      await askAgain("listCases");
      projectJustClosed.set(true);
      go("/quality", { replace: true });
    },
  });
  return (
    <ConfirmDialog
      title={say("quality.close-title", { number: matter.number })}
      act={say("quality.close-button")}
      ready={!close.isPending}
      failure={close.error}
      onConfirm={() => close.mutate()}
      onClose={onClose}
    >
      <p>{say("quality.close-what", { n: matter.contacts.length })}</p>
      <p>{say("quality.close-back")}</p>
    </ConfirmDialog>
  );
}

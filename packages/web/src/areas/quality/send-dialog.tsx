import { useMutation } from "@tanstack/react-query";
import type { EvaluationForm } from "@tallenne/contracts";
import { type Answer, type Asking, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { positionDigits } from "../../format/duration-words.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { useStore } from "../../platform/store.ts";
import { tellBeforeLeaving } from "../../session/leaving.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { unheardIn } from "./draft.ts";
import type { DraftKeeper } from "./keep-draft.ts";

interface SendDialogProps {
  readonly form: EvaluationForm;
  readonly params: Asking<"sendEvaluation">["params"];
  readonly keeper: DraftKeeper;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

/** Says what sending binds; scored items whose second was not heard are named before it is sent with them. */
export function SendDialog({ form, params, keeper, onSent, onClose }: SendDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const { draft, failure: unsaved } = useStore(keeper.state);
  const send = useMutation<Answer<"sendEvaluation">, Failure, readonly number[]>({
    mutationFn: async (unheard) => {
      // What was just heard is told first, and what was just scored is saved: the server judges by both.
      await tellBeforeLeaving();
      await keeper.flush();
      return call("sendEvaluation", { params, body: { unheard: [...unheard] } });
    },
    onSuccess: async () => {
      onClose();
      await askAgain("listEvaluations");
      onSent();
    },
  });
  const unheard = unheardIn(send.error?.findings ?? []);
  const isNamed = unheard.length > 0;
  const failure = isNamed ? null : (send.error ?? unsaved ?? null);
  return (
    <ConfirmDialog
      title={say("quality.send-title")}
      act={say(isNamed ? "quality.send-anyway" : "quality.send-button")}
      ready={!send.isPending}
      failure={failure}
      onConfirm={() => send.mutate(unheard)}
      onClose={onClose}
    >
      <p>{say("quality.send-what")}</p>
      {isNamed ? (
        <Note tone="alert">
          <p>{say("quality.unheard", { n: unheard.length })}</p>
          <ul>
            {unheard.map((item) => {
              const atMs = draft.scores.find((score) => score.item === item)?.atMs;
              return (
                <li key={item}>
                  {item + 1} {form.items[item]?.[language]}
                  {atMs === undefined
                    ? ""
                    : `, ${say("evaluations.at", { place: positionDigits(atMs, language) })}`}
                </li>
              );
            })}
          </ul>
          <p>{say("quality.unheard-shown")}</p>
        </Note>
      ) : null}
    </ConfirmDialog>
  );
}

import type { CaseView, EvaluationForm, OwnEvaluation } from "@tallenne/contracts";
import { useEffect, useMemo, useState } from "react";
import { call } from "../../api/client.ts";
import { civilTime } from "../../format/civil-time.ts";
import { clockWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { after } from "../../platform/clock.ts";
import { useStore } from "../../platform/store.ts";
import { lastPlace } from "../../player/last-place.ts";
import { beforeLeaving } from "../../session/leaving.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Contact } from "../contacts/use-sitting.ts";
import { bound, draftBody, draftOf, scored, unscored } from "./draft.ts";
import { type DraftKeeper, keepDraft } from "./keep-draft.ts";
import { ScoreField } from "./score-field.tsx";
import { SendDialog } from "./send-dialog.tsx";

interface EvaluationFieldsProps {
  readonly form: EvaluationForm;
  readonly own: OwnEvaluation | null;
  readonly params: { readonly case: CaseView["id"]; readonly contact: Contact };
  readonly playable: boolean;
  readonly onSent: () => void;
}

/** The evaluation under way. It saves itself; a score may rest on the second the player is at. */
export function EvaluationFields({ form, own, params, playable, onSent }: EvaluationFieldsProps) {
  const say = useWords();
  const language = useLanguage();
  const keeper = useKeeper(form, own, params);
  const { draft, failure, is } = useStore(keeper.state);
  const [checked, setChecked] = useState(false);
  const [sending, setSending] = useState(false);
  const missing = unscored(form, draft);
  return (
    <div className="evaluation-fields">
      <p className="quiet">{say("quality.scale")}</p>
      {form.items.map((words, item) => (
        <ScoreField
          key={item}
          number={item + 1}
          words={words[language]}
          score={draft.scores.find((one) => one.item === item)}
          isMissing={checked && missing.includes(item)}
          {...(playable
            ? {
                onBind: (at: "here" | "nowhere") =>
                  keeper.change(bound(draft, item, placeOf(at, params.contact))),
              }
            : {})}
          onScore={(score) => keeper.change(scored(draft, item, score))}
        />
      ))}
      <TextArea
        label={say("evaluations.feedback")}
        hint={say("quality.feedback-hint")}
        value={draft.feedback}
        onChange={(feedback) => keeper.change({ ...draft, feedback })}
        maxLength={4000}
      />
      <Saved keeper={keeper} />
      {is === "failed" && failure !== undefined ? (
        <ProblemNote failure={failure} retry={() => void keeper.flush()} />
      ) : null}
      {checked && missing.length > 0 ? (
        <Note tone="alert">{say("quality.not-all-scored", { n: missing.length })}</Note>
      ) : null}
      <Button
        variant="secondary"
        onClick={() => {
          setChecked(true);
          if (missing.length === 0) setSending(true);
        }}
      >
        {say("quality.send")}
      </Button>
      {sending ? (
        <SendDialog
          form={form}
          params={params}
          keeper={keeper}
          onSent={onSent}
          onClose={() => setSending(false)}
        />
      ) : null}
    </div>
  );
}

/** Saves while the page is there, and what is left when it goes. */
function useKeeper(
  form: EvaluationForm,
  own: OwnEvaluation | null,
  { case: matter, contact }: EvaluationFieldsProps["params"],
): DraftKeeper {
  const [first] = useState({
    draft: draftOf(form.id, own),
    ...(own === null ? {} : { savedAt: own.savedAt }),
  });
  const keeper = useMemo(
    () =>
      keepDraft(first, {
        after,
        save: async (draft) => {
          const asked = { params: { case: matter, contact }, body: draftBody(draft) };
          return (await call("draftEvaluation", asked, { keepalive: true })).savedAt;
        },
      }),
    [first, matter, contact],
  );
  useEffect(() => {
    const stop = beforeLeaving(() => keeper.flush());
    return () => {
      stop();
      keeper.end();
    };
  }, [keeper]);
  return keeper;
}

function Saved({ keeper }: { readonly keeper: DraftKeeper }) {
  const say = useWords();
  const language = useLanguage();
  const { is, savedAt } = useStore(keeper.state);
  const words =
    is !== "saved"
      ? say("quality.not-saved")
      : savedAt === undefined
        ? say("quality.saves-itself")
        : say("quality.saved-at", { time: clockWords(civilTime(savedAt), language) });
  return <p className="quiet evaluation-saved">{words}</p>;
}

function placeOf(at: "here" | "nowhere", contact: Contact): number | undefined {
  return at === "here" ? lastPlace(contact) : undefined;
}

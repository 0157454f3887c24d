import { useQuery } from "@tanstack/react-query";
import type { CaseView, EvaluationForm } from "@tallenne/contracts";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";
import { instantWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { Link } from "../../route/link.tsx";
import { Covered } from "../../shell/covered.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Contact } from "../contacts/use-sitting.ts";
import { SaidWords } from "../evaluations/said-words.tsx";
import { ScoreList } from "../evaluations/score-list.tsx";
import { calibrationOf, isComparable } from "./calibration.ts";
import { ChooseForm } from "./choose-form.tsx";
import { EvaluationFields } from "./evaluation-fields.tsx";

type Read = Answer<"readEvaluation">;

interface EvaluationPaneProps {
  readonly project: CaseView;
  readonly contact: Contact;
  /** There is sound that a score can rest on. */
  readonly playable: boolean;
}

/** Beside the player: one's own evaluation of the contact, under way or sent. */
export function EvaluationPane({ project, contact, playable }: EvaluationPaneProps) {
  const say = useWords();
  const params = { case: project.id, contact };
  const query = useQuery<Read, Failure>({
    queryKey: ["readEvaluation", params],
    queryFn: ({ signal }) => call("readEvaluation", { params }, { signal }),
    gcTime: 0,
  });
  return (
    <section className="evaluation-pane" aria-label={say("quality.evaluation")}>
      <h2>{say("quality.evaluation")}</h2>
      <Covered>
        <Answered query={query} rows={6}>
          {(read) => (
            <Evaluation read={read} playable={playable} params={params} onSent={() => void query.refetch()} />
          )}
        </Answered>
      </Covered>
    </section>
  );
}

interface EvaluationProps {
  readonly read: Read;
  readonly playable: boolean;
  readonly params: { readonly case: CaseView["id"]; readonly contact: Contact };
  readonly onSent: () => void;
}

function Evaluation({ read, playable, params, onSent }: EvaluationProps) {
  const say = useWords();
  const language = useLanguage();
  const [chosen, setChosen] = useState<EvaluationForm>();
  const { own } = read;
  const form = read.form ?? chosen;
  if (form === undefined) return <ChooseForm onChoose={setChosen} />;
  const heading = (
    <p className="evaluation-form-name">
      {say("evaluations.form-version", { title: form.title[language], n: form.version })}
    </p>
  );
  if (own?.sentAt === undefined)
    return (
      <>
        {heading}
        <EvaluationFields form={form} own={own} params={params} playable={playable} onSent={onSent} />
      </>
    );
  return (
    <>
      {heading}
      <Note tone="done">{say("quality.sent-at", { when: instantWords(own.sentAt, language) })}</Note>
      <ScoreList form={form} scores={own.scores} unheard={own.unheard ?? []} />
      <SaidWords said={own} />
      <ToComparison params={params} />
    </>
  );
}

/** The way to what others have scored, once it is open; before that nothing of them is shown. */
function ToComparison({ params }: Pick<EvaluationProps, "params">) {
  const say = useWords();
  const states = useAnswer("listEvaluations", { params: { case: params.case } });
  const matter = useAnswer("readCase", { params: { case: params.case } }).data;
  const state = states.data?.rows.find(({ contact }) => contact === params.contact);
  const calibration = matter === undefined ? undefined : calibrationOf(matter, params.contact);
  if (calibration === undefined && (state?.othersSent ?? 0) === 0) return null;
  return (
    <p>
      {isComparable(state, calibration) ? (
        <Link
          to={`/quality/samples/${params.case}/contacts/${params.contact}/comparison`}
          className="act-link"
        >
          {say("quality.compare")}
        </Link>
      ) : calibration === undefined ? null : (
        say("quality.calibration-waits", { n: state?.namedSent ?? 0, of: calibration.evaluators.length })
      )}
    </p>
  );
}

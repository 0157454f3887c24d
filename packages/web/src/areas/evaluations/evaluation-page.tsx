import { useMutation } from "@tanstack/react-query";
import type { AdviserEvaluation } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, type Asking, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { answers, askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords, instantWords, startWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { Link } from "../../route/link.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { SaidWords } from "./said-words.tsx";
import { ScoreList } from "./score-list.tsx";

type Id = Asking<"readOwnEvaluation">["params"]["evaluation"];

/** S-24: one evaluation of one's own contact: read it, answer it, ask for another evaluator. */
export function EvaluationPage({ params }: PageParams) {
  const say = useWords();
  const id = params["evaluation"] as Id;
  const query = useAnswer("readOwnEvaluation", { params: { evaluation: id } });
  if (query.isError && (query.error.slug === "unknown" || query.error.slug === "not-permitted"))
    return <NotFound />;
  return (
    <Page
      title={say("evaluations.one-title")}
      {...(query.data === undefined ? {} : { heading: say("evaluations.one-heading") })}
      acts={["evaluation.answered", "evaluation.another-asked"]}
      unprinted
    >
      <p className="back-line">
        <Link to="/evaluations">‹ {say("evaluations.title")}</Link>
      </p>
      <Answered query={query} rows={8}>
        {(evaluation) => <Evaluation evaluation={evaluation} />}
      </Answered>
    </Page>
  );
}

function Evaluation({ evaluation }: { readonly evaluation: AdviserEvaluation }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const today = usePolicy().data?.today ?? "";
  const { contact, made, sentAt, scores, unheard = [] } = evaluation;
  return (
    <>
      <dl className="facts">
        <dt>{say("evaluations.contact")}</dt>
        <dd>
          {startWords(contact.startedAt, { language, today })} · {say(`shell.channel-${contact.channel}`)}
          {contact.durationMs === 0 ? "" : ` · ${durationWords(contact.durationMs, language)}`} ·{" "}
          {names.line(contact.line)}
        </dd>
        <dt>{say("evaluations.form")}</dt>
        <dd>{say("evaluations.form-version", { title: made.title[language], n: made.version })}</dd>
        <dt>{say("evaluations.sent")}</dt>
        <dd>{sentAt === undefined ? "–" : instantWords(sentAt, language)}</dd>
        <dt>{say("evaluations.goes")}</dt>
        <dd>{dateWords(contact.lastDay, language)}</dd>
      </dl>
      <section aria-label={say("evaluations.scores")}>
        <h2>{say("evaluations.scores")}</h2>
        {unheard.length === 0 ? null : <Note tone="warning">{say("evaluations.not-heard-what")}</Note>}
        <ScoreList form={made} scores={scores} unheard={unheard} />
        <SaidWords said={evaluation} />
      </section>
      {evaluation.answer === undefined ? <AnswerForm evaluation={evaluation} /> : null}
      {evaluation.anotherAskedAt === undefined ? <AskAnother evaluation={evaluation} /> : null}
    </>
  );
}

/** The page shows what the answer of an act says; the list asks again when it is looked at. */
async function shown(evaluation: AdviserEvaluation): Promise<void> {
  answers.setQueryData(["readOwnEvaluation", { params: { evaluation: evaluation.evaluation } }], evaluation);
  await askAgain("listOwnEvaluations");
}

function AnswerForm({ evaluation }: { readonly evaluation: AdviserEvaluation }) {
  const say = useWords();
  const [text, setText] = useState("");
  const [checked, setChecked] = useState(false);
  const answer = useMutation<Answer<"answerEvaluation">, Failure>({
    mutationFn: () =>
      call("answerEvaluation", {
        params: { evaluation: evaluation.evaluation },
        body: { text: text.trim() },
      }),
    onSuccess: shown,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (text.trim() !== "" && !answer.isPending) answer.mutate();
  };
  return (
    <section aria-label={say("evaluations.answer-title")} className="evaluation-acts">
      <h2>{say("evaluations.answer-title")}</h2>
      <form className="form" onSubmit={submit}>
        <TextArea
          label={say("evaluations.your-answer")}
          hint={say("evaluations.answer-hint")}
          value={text}
          onChange={setText}
          maxLength={4000}
          error={checked && text.trim() === "" ? say("shell.field-missing") : undefined}
        />
        {answer.isError ? <ProblemNote failure={answer.error} /> : null}
        <Button type="submit" disabled={answer.isPending}>
          {say("evaluations.answer-button")}
        </Button>
      </form>
    </section>
  );
}

function AskAnother({ evaluation }: { readonly evaluation: AdviserEvaluation }) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const ask = useMutation<Answer<"askAnotherEvaluator">, Failure>({
    mutationFn: () => call("askAnotherEvaluator", { params: { evaluation: evaluation.evaluation } }),
    onSuccess: shown,
  });
  return (
    <section aria-label={say("evaluations.another-title")} className="evaluation-acts">
      <h2>{say("evaluations.another-title")}</h2>
      <p>{say("evaluations.another-why")}</p>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {say("evaluations.another-ask")}
      </Button>
      {asking ? (
        <ConfirmDialog
          title={say("evaluations.another-title")}
          act={say("evaluations.another-button")}
          ready={!ask.isPending}
          failure={ask.error}
          onConfirm={() => ask.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{say("evaluations.another-what")}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

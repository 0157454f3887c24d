import type { AdviserEvaluation, OwnEvaluation } from "@tallenne/contracts";
import type { AccessFacts } from "@tallenne/contracts";
import type { Evaluation } from "./evaluation.ts";
import { type Form, formView } from "./form.ts";
import type { Said } from "./sealed-evaluation.ts";

/** What an evaluation says, opened. */
export type Opened = Said & { readonly answer: string | null };

/** What whoever may read it reads: no evaluator, no adviser. */
export function wordsOf(
  { id, form, sentAt, answer, anotherAskedAt }: Evaluation,
  said: Opened,
): Omit<OwnEvaluation, "savedAt"> {
  return {
    evaluation: id,
    form,
    scores: said.scores,
    ...(said.feedback === undefined ? {} : { feedback: said.feedback }),
    ...(sentAt === null ? {} : { sentAt }),
    ...(said.unheard === undefined ? {} : { unheard: said.unheard }),
    ...(answer === null || said.answer === null ? {} : { answer: { text: said.answer, at: answer.at } }),
    ...(anotherAskedAt === null ? {} : { anotherAskedAt }),
  };
}

/** One's own. */
export function ownView(evaluation: Evaluation, said: Opened): OwnEvaluation {
  return { ...wordsOf(evaluation, said), savedAt: evaluation.savedAt };
}

/** Outer facts of a contact, as its adviser is told with an evaluation. */
export function outerOf({ row }: AccessFacts): AdviserEvaluation["contact"] {
  const { id, channel, line, startedAt, endedAt, durationMs, lastDay } = row;
  return { id, channel, line, startedAt, endedAt, durationMs, lastDay };
}

/** As its adviser reads it. */
export function adviserView(
  evaluation: Evaluation,
  said: Opened,
  about: { readonly contact: AccessFacts; readonly form: Form },
): AdviserEvaluation {
  return { ...wordsOf(evaluation, said), contact: outerOf(about.contact), made: formView(about.form) };
}

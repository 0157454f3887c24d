import type { EvaluationForm, OwnEvaluation, Score } from "@tallenne/contracts";
import type { Asking } from "../../api/client.ts";

type Body = Asking<"draftEvaluation">["body"];

/** An evaluation under way: scores by item, and free words. */
export interface Draft {
  readonly form: EvaluationForm["id"];
  readonly scores: readonly Score[];
  readonly feedback: string;
}

/** Where an evaluation begins, or goes on. */
export function draftOf(form: EvaluationForm["id"], own: OwnEvaluation | null): Draft {
  return { form, scores: own?.scores ?? [], feedback: own?.feedback ?? "" };
}

/** The draft with an item scored; a place it had stays. What does not apply rests on no place. */
export function scored(draft: Draft, item: number, score: Score["score"]): Draft {
  const atMs = draft.scores.find((one) => one.item === item)?.atMs;
  return withScore(draft, { item, score, ...(atMs === undefined || score === null ? {} : { atMs }) });
}

/** The draft with an item bound to a second of the recording, or to none. An item without a score has no place yet. */
export function bound(draft: Draft, item: number, atMs: number | undefined): Draft {
  const one = draft.scores.find((score) => score.item === item);
  if (one === undefined) return draft;
  const whole = atMs === undefined ? undefined : Math.floor(atMs / 1000) * 1000;
  return withScore(draft, { item, score: one.score, ...(whole === undefined ? {} : { atMs: whole }) });
}

/** Items that are not scored yet, by their place in the form. */
export function unscored({ items }: Pick<EvaluationForm, "items">, { scores }: Draft): readonly number[] {
  return [...items.keys()].filter((item) => !scores.some((score) => score.item === item));
}

/** What is saved: blanks around the words are left out, and no words at all. */
export function draftBody({ form, scores, feedback }: Draft): Body {
  const words = feedback.trim();
  return { form, scores: [...scores], ...(words === "" ? {} : { feedback: words }) };
}

/** Items whose second was not heard, as a refused sending names them. */
export function unheardIn(
  findings: readonly { readonly pointer?: string; readonly code: string }[],
): number[] {
  return findings
    .filter(({ code }) => code === "unheard")
    .flatMap(({ pointer }) => /^\/unheard\/(\d+)$/.exec(pointer ?? "")?.[1] ?? [])
    .map(Number);
}

function withScore(draft: Draft, score: Score): Draft {
  const others = draft.scores.filter(({ item }) => item !== score.item);
  return { ...draft, scores: [...others, score].toSorted((one, other) => one.item - other.item) };
}

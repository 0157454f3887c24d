import type { CaseView, EvaluationForm, Score } from "@tallenne/contracts";
import type { Answer } from "../../api/client.ts";

type Calibration = NonNullable<CaseView["calibrations"]>[number];
type State = Answer<"listEvaluations">["rows"][number] | undefined;

/** The contract's bound. */
export const mostEvaluators = 5;

/** Who scores a contact of the project blind, where anybody is named. */
export function calibrationOf(
  { calibrations }: Pick<CaseView, "calibrations">,
  contact: Calibration["contact"],
): Calibration | undefined {
  return calibrations?.find((one) => one.contact === contact);
}

/** Whether the sent evaluations may be compared: one's own is sent, and everybody's who is named; without a calibration, one other's. */
export function isComparable(state: State, calibration: Calibration | undefined): boolean {
  if (state?.own !== "sent") return false;
  if (calibration === undefined) return state.othersSent > 0;
  return (state.namedSent ?? 0) >= calibration.evaluators.length;
}

/** How far scores of one item lie apart: points between the lowest and the highest, or that some found it not to apply. */
type Gap = { readonly is: "applies" } | { readonly is: "points"; readonly n: number };

/** One item of the form as each has scored it, in the order of the evaluations. */
export interface ComparedItem {
  readonly item: number;
  readonly scores: readonly (Score | undefined)[];
  readonly gap: Gap;
}

/** Every item side by side, differences first: the widest before the narrower, equal ones in the order of the form. */
export function comparedItems(
  { items }: Pick<EvaluationForm, "items">,
  evaluations: readonly { readonly scores: readonly Score[] }[],
): readonly ComparedItem[] {
  return [...items.keys()]
    .map((item) => {
      const scores = evaluations.map((one) => one.scores.find((score) => score.item === item));
      return { item, scores, gap: gapOf(scores.map((one) => one?.score ?? null)) };
    })
    .toSorted((one, other) => weightOf(other.gap) - weightOf(one.gap) || one.item - other.item);
}

function gapOf(scores: readonly Score["score"][]): Gap {
  const given = scores.filter((score) => score !== null);
  if (given.length > 0 && given.length < scores.length) return { is: "applies" };
  return { is: "points", n: given.length === 0 ? 0 : Math.max(...given) - Math.min(...given) };
}

function weightOf(gap: Gap): number {
  return gap.is === "applies" ? 3 : gap.n;
}

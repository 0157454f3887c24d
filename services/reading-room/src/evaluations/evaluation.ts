import type { EvaluationForm, Finding, Score } from "@tallenne/contracts";
import type { CaseId, ContactId, Id, Instant, PersonId } from "@tallenne/domain";
import { type Carrying, type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";
import { type Stretch, within } from "../sittings/stretch.ts";

/**
 * One evaluator's evaluation of one contact in a quality project. What it says, scores and words alike, is sealed under the contact's own key, so that it
 * goes when the contact goes, wherever its keys move until then.
 */
export interface Evaluation extends Carrying {
  readonly id: Id<"evaluation">;
  readonly contact: ContactId;
  readonly case: CaseId;
  readonly evaluator: PersonId;
  /** Who served; null where nobody is known. Told to nobody in the project. */
  readonly adviser: PersonId | null;
  readonly form: Id<"form">;
  readonly state: "draft" | "sent";
  readonly savedAt: Instant;
  readonly sentAt: Instant | null;
  /** Scores and feedback, sealed, base64. */
  readonly sealed: string;
  /** What the adviser answered, sealed. */
  readonly answer: { readonly sealed: string; readonly at: Instant } | null;
  readonly anotherAskedAt: Instant | null;
}
export type Evaluations = Collection<Evaluation>;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  contact: z.string(),
  case: z.string(),
  evaluator: z.string(),
  adviser: z.string().nullable(),
  form: z.string(),
  state: z.enum(["draft", "sent"]),
  savedAt: z.string(),
  sentAt: z.string().nullable(),
  sealed: z.string(),
  answer: z.strictObject({ sealed: z.string(), at: z.string() }).nullable(),
  anotherAskedAt: z.string().nullable(),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const evaluationsKept = keeps<Evaluation>("reading-room.evaluations", {
  register: "each contact's own",
  personal: ["evaluator", "adviser", "sealed", "answer"],
  term: "as contact",
  indexes: ["contact", "case", "adviser+state+sentAt", "isPending"],
  unique: ["contact+case+evaluator"],
  parse: (value) => kept.parse(value) as unknown as Evaluation,
});

/** Opens the evaluations. */
export function openEvaluations(documents: Documents): Promise<Evaluations> {
  return documents.open(evaluationsKept);
}

/** What forbids scores to stand by a form: an item that it has not, one scored twice, a second beyond the recording. */
export function scoreFindings(
  scores: readonly Score[],
  { items, durationMs }: { readonly items: EvaluationForm["items"]; readonly durationMs: number },
): Finding[] {
  return scores.flatMap(({ item, atMs }, place) => [
    ...(item >= items.length ? [{ pointer: `/scores/${place}/item`, code: "out-of-bounds" }] : []),
    ...(scores.findIndex((one) => one.item === item) < place
      ? [{ pointer: `/scores/${place}/item`, code: "twice" }]
      : []),
    ...(atMs !== undefined && atMs > durationMs
      ? [{ pointer: `/scores/${place}/atMs`, code: "out-of-bounds" }]
      : []),
  ]);
}

/** Items that have no score yet: before sending every one has one, or is said not to apply. */
export function missingItems(scores: readonly Score[], { items }: Pick<EvaluationForm, "items">): number[] {
  return [...items.keys()].filter((item) => !scores.some((one) => one.item === item));
}

const secondMs = 1000;

/**
 * Scored items that rest on what the evaluator has not heard: the second they name, or, where they name none, anything at all of the recording. What does
 * not apply rests on nothing.
 */
export function unheardItems(scores: readonly Score[], heard: readonly Stretch[]): number[] {
  return scores
    .filter(({ score, atMs }) => {
      if (score === null) return false;
      if (atMs === undefined) return heard.length === 0;
      const from = Math.floor(atMs / secondMs) * secondMs;
      return within([[from, from + secondMs]], heard).length === 0;
    })
    .map(({ item }) => item)
    .toSorted((one, other) => one - other);
}

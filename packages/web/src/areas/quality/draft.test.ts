import { describe, expect, test } from "@jest/globals";
import type { EvaluationForm } from "@tallenne/contracts";
import { bound, draftBody, draftOf, scored, unheardIn, unscored } from "./draft.ts";

const form = "form_0123456789abcdefghjkmnpqrs" as EvaluationForm["id"];
const words = (fi: string) => ({ fi, sv: fi, en: fi });
const items = { items: [words("Tervehdys"), words("Tarve"), words("Lopetus")] };
const empty = draftOf(form, null);

describe("an evaluation under way", () => {
  test("keeps the second of an item when its score changes, and drops it when the item does not apply", () => {
    const first = bound(scored(scored(empty, 2, 1), 0, 2), 0, 4_711);
    expect(first.scores).toEqual([
      { item: 0, score: 2, atMs: 4_000 },
      { item: 2, score: 1 },
    ]);
    expect(scored(first, 0, 1).scores[0]).toEqual({ item: 0, score: 1, atMs: 4_000 });
    expect(scored(first, 0, null).scores[0]).toEqual({ item: 0, score: null });
    expect(bound(first, 0, undefined).scores[0]).toEqual({ item: 0, score: 2 });
    expect(bound(first, 1, 9_000)).toBe(first);
  });

  test("knows what is not scored yet; what does not apply is scored", () => {
    expect(unscored(items, empty)).toEqual([0, 1, 2]);
    expect(unscored(items, scored(scored(empty, 0, null), 1, 0))).toEqual([2]);
  });

  test("is saved without blanks, and without words where there are none", () => {
    expect(draftBody({ ...empty, feedback: "  \n" })).toEqual({ form, scores: [] });
    expect(draftBody({ ...empty, feedback: " Hyvin. " })).toEqual({ form, scores: [], feedback: "Hyvin." });
  });

  test("reads from a refused sending which items were not heard, and nothing else", () => {
    const findings = [
      { pointer: "/scores/1", code: "missing" },
      { pointer: "/unheard/0", code: "unheard" },
      { pointer: "/unheard/12", code: "unheard" },
    ];
    expect(unheardIn(findings)).toEqual([0, 12]);
  });
});

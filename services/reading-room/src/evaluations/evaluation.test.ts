import { describe, expect, test } from "@jest/globals";
import { missingItems, scoreFindings, unheardItems } from "./evaluation.ts";

const words = (fi: string) => ({ fi, sv: fi, en: fi });
const form = { items: [words("Tervehdys"), words("Tarve selvitetty"), words("Lopetus")] };

const at = (atMs: number) => [{ item: 0, score: 2, atMs }];
const found = (more: object) =>
  scoreFindings(
    [
      { item: 0, score: 1 },
      { item: 1, score: 1, ...more },
    ],
    {
      items: form.items,
      durationMs: 60_000,
    },
  ).map(({ pointer, code }) => `${pointer} ${code}`);

describe("the scores of an evaluation", () => {
  test("rest on the second they name: heard in part is heard, the second before is not", () => {
    expect(unheardItems(at(12_000), [[12_900, 14_000]])).toEqual([]);
    expect(unheardItems(at(12_999), [[12_000, 12_001]])).toEqual([]);
    expect(unheardItems(at(11_999), [[12_000, 14_000]])).toEqual([0]);
    expect(unheardItems(at(14_000), [[12_000, 14_000]])).toEqual([0]);
  });

  test("that name no second rest on anything heard; what does not apply rests on nothing", () => {
    const scores = [
      { item: 2, score: 1 },
      { item: 0, score: 0 },
      { item: 1, score: null },
    ];
    expect(unheardItems(scores, [])).toEqual([0, 2]);
    expect(unheardItems(scores, [[0, 1]])).toEqual([]);
  });

  test("are whole when every item has a score or is said not to apply", () => {
    expect(missingItems([{ item: 1, score: null }], form)).toEqual([0, 2]);
    expect(missingItems([], form)).toEqual([0, 1, 2]);
    expect(
      missingItems(
        [2, 1, 0].map((item) => ({ item, score: 0 })),
        form,
      ),
    ).toEqual([]);
  });

  test("of an item twice, of none, or at a second beyond the recording, do not stand", () => {
    expect(found({})).toEqual([]);
    expect(found({ item: 0 })).toEqual(["/scores/1/item twice"]);
    expect(found({ item: 3 })).toEqual(["/scores/1/item out-of-bounds"]);
    expect(found({ atMs: 60_001 })).toEqual(["/scores/1/atMs out-of-bounds"]);
  });
});

import { expect, test } from "@jest/globals";
import {
  type Draft,
  draftOf,
  lacking,
  movedUp,
  published,
  withoutParagraph,
  withParagraph,
} from "./commitment-draft.ts";

const words = (text: string) => ({ fi: `${text} fi`, sv: `${text} sv`, en: `${text} en` });
const draft: Draft = {
  paragraphs: [
    { ...words("a"), key: 0 },
    { ...words("b"), key: 1 },
    { ...words("c"), key: 2 },
  ],
  laws: "JulkL 23 §\n\n RL 38:1 ",
};

test("a paragraph is published in three languages or not at all", () => {
  expect(lacking(draft)).toEqual([]);
  expect(lacking(withParagraph(draft))).toEqual([4]);
  expect(lacking(draftOf(undefined))).toEqual([1]);
});

test("paragraphs move, go and come, and keep their keys", () => {
  expect(movedUp(draft, 2).paragraphs.map(({ key }) => key)).toEqual([0, 2, 1]);
  expect(movedUp(draft, 0)).toEqual(draft);
  expect(withoutParagraph(draft, 1).paragraphs.map(({ key }) => key)).toEqual([0, 2]);
  expect(withParagraph(withoutParagraph(draft, 1)).paragraphs.map(({ key }) => key)).toEqual([0, 2, 3]);
});

test("what is published has no keys, no blanks around it, and a law a line", () => {
  expect(published(draft)).toEqual({
    paragraphs: [words("a"), words("b"), words("c")],
    laws: ["JulkL 23 §", "RL 38:1"],
  });
});

import { expect, test } from "@jest/globals";
import { notFoundNames, provisions } from "@tallenne/domain";
import { citations, notFoundWords, paperWords } from "./certificate-text.ts";

test("T-C4 provisions and reasons are those of the domain, word for word, in three languages", () => {
  expect(citations).toEqual(
    Object.fromEntries(Object.entries(provisions).map(([code, { cited }]) => [code, cited])),
  );
  expect(notFoundWords).toEqual(notFoundNames);
});

test("T-C4 the paper has every word in Finnish, Swedish and English, no two languages alike", () => {
  const said = (["fi", "sv", "en"] as const).map((language) =>
    Object.values(paperWords[language]).flatMap(wordsIn),
  );
  expect(said.map((words) => words.length)).toEqual([said[0]?.length, said[0]?.length, said[0]?.length]);
  expect(said.flat().every((word) => word.trim().length > 0)).toBe(true);
  expect(paperWords.fi.complaintWords).toContain("tietosuoja.fi");
});

function wordsIn(value: string | Readonly<Record<string, string>>): string[] {
  return typeof value === "string" ? [value] : Object.values(value);
}

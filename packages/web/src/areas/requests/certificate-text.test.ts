import { expect, test } from "@jest/globals";
import { erasureProvisions, notFoundNames, provisions, rectificationProvisions } from "@tallenne/domain";
import { citations, notFoundWords, paperWords } from "./certificate-text.ts";
import { grantCitations, kindWords, removalLines } from "./removal-text.ts";

test("T-C4 provisions and reasons are those of the domain, word for word, in three languages", () => {
  expect(citations).toEqual(
    Object.fromEntries(Object.entries(provisions).map(([code, { cited }]) => [code, cited])),
  );
  expect(grantCitations).toEqual(
    Object.fromEntries(
      Object.entries({ ...rectificationProvisions, ...erasureProvisions }).map(([code, { cited }]) => [
        code,
        cited,
      ]),
    ),
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

test("T-C4 each kind of refusal has a title of its own and names its outcomes, in three languages", () => {
  const titles = Object.values(kindWords).flatMap((words) => Object.values(words).map(({ title }) => title));
  expect(new Set(titles).size).toBe(12);
  for (const words of Object.values(kindWords))
    for (const { outcome, outcomes } of Object.values(words))
      expect([outcome, ...Object.values(outcomes)].every((said) => said !== "")).toBe(true);
  expect(Object.values(removalLines).flatMap((lines) => Object.values(lines))).not.toContain("");
});

function wordsIn(value: string | Readonly<Record<string, string>>): string[] {
  return typeof value === "string" ? [value] : Object.values(value);
}

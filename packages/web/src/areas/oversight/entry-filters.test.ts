import { expect, test } from "@jest/globals";
import { actionNames, actions } from "@tallenne/contracts";
import actionWords from "../../words/actions.json";
import words from "../../words/oversight.json";
import { entryActions } from "./entry-actions.ts";
import { factNames } from "./fact-words.ts";
import { filterQuery, filtersSet, groups, noFilters, wrongFilters } from "./entry-filters.ts";

test("every action of the catalogue has words, and no words are of an action that is none", () => {
  expect(Object.keys(actionWords).toSorted()).toEqual([...actionNames].toSorted());
});

test("the page offers every action of the catalogue", () => {
  expect(entryActions).toEqual(actionNames);
});

test("every group of actions can be filtered by and has words", () => {
  const known = [...new Set(actionNames.map((name) => name.split(".")[0]))];
  expect(new Set<unknown>(groups)).toEqual(new Set(known));
  for (const group of groups) expect(words).toHaveProperty(`group-${group}`);
});

test("every fact an entry may carry has words", () => {
  const facts = new Set(Object.values(actions).flatMap((schema) => Object.keys(schema.shape)));
  expect([...factNames].toSorted()).toEqual([...facts].toSorted());
  for (const fact of facts) expect(Object.keys(words)).toContain(`fact-${fact}`);
});

test("the ledger is asked only by fields that hold something, and by the action alone when one is chosen", () => {
  expect(filterQuery(noFilters)).toEqual({});
  expect(
    filterQuery({
      ...noFilters,
      from: "1.10.2026",
      group: "access",
      action: "access.denied",
      actor: " nobody ",
    }),
  ).toEqual({ from: "2026-10-01", action: "access.denied", actor: "nobody" });
  expect(filterQuery({ ...noFilters, group: "keys", outcome: "failed" })).toEqual({
    group: "keys",
    outcome: "failed",
  });
  expect(filtersSet({ ...noFilters, group: "keys", outcome: "failed" })).toBe(2);
});

test("a name or a day that is none is found before the ledger is asked", () => {
  expect(wrongFilters(noFilters)).toEqual([]);
  expect(
    wrongFilters({ ...noFilters, from: "31.2.2026", actor: "Sanna Ketovuori", object: "040 1234567" }),
  ).toEqual(["from", "actor", "object"]);
  expect(wrongFilters({ ...noFilters, actor: "service:steward" })).toEqual([]);
});

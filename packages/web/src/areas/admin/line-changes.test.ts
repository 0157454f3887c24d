import { expect, test } from "@jest/globals";
import { aliasesOf, lineCodeOf, placeOf } from "./line-changes.ts";

test("a line's code is made of its Finnish name", () => {
  expect(lineCodeOf("Nuorten linja")).toBe("nuorten-linja");
  expect(lineCodeOf("  Työnhakijat & Ääni Å ")).toBe("tyonhakijat-aani-a");
  expect(lineCodeOf("–!")).toBe("");
});

test("what sources call it is typed with commas, each name once", () => {
  expect(aliasesOf(" jono-77, 600 ,, jono-77")).toEqual(["jono-77", "600"]);
  expect(aliasesOf(" ")).toEqual([]);
});

test("a finding stands beside the change it is about", () => {
  expect(placeOf("#/changes/3/aliases/0")).toBe(3);
  expect(placeOf("/changes/0")).toBe(0);
  expect(placeOf("#/from")).toBeUndefined();
  expect(placeOf(undefined)).toBeUndefined();
});

import { expect, test } from "@jest/globals";
import type { LedgerEntry } from "@tallenne/contracts";
import { endOf, heardByEach, heardOf, joined } from "./heard.ts";

const entry = (actor: string, action: string, facts: object) =>
  ({ actor, action, facts }) as unknown as LedgerEntry;
const listened = (actor: string, ...ranges: [number, number][]) =>
  heardOf(entry(actor, "access.listened", { ranges, confirmed: true }));
const known = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);

test("S-71 what was heard twice counts once, and what touches is one stretch", () => {
  expect(
    joined([
      [5000, 9000],
      [0, 2000],
      [2000, 3000],
      [8000, 12_000],
    ]),
  ).toEqual([
    [0, 3000],
    [5000, 12_000],
  ]);
});

test("S-71 each actor has its own seconds, whoever heard most first; the scale ends with the last of them", () => {
  const heard = [
    ...known(listened("person_a", [0, 1000])),
    ...known(listened("person_b", [0, 4000], [9000, 10_000])),
    ...known(heardOf(entry("service:reading-room", "visit.play", { range: [500, 2500], percent: 100 }))),
    ...known(listened("person_a", [500, 1500])),
  ];
  const each = heardByEach(heard);
  expect(each.map(({ hearer, heardMs }) => [hearer, heardMs])).toEqual([
    ["person_b", 5000],
    ["citizen", 2000],
    ["person_a", 1500],
  ]);
  expect(endOf(each)).toBe(10_000);
});

test("S-71 served but not confirmed by a player is told apart; an entry of another act says nothing", () => {
  expect(
    heardOf(entry("person_a", "access.listened", { ranges: [[0, 1]], confirmed: false }))?.confirmed,
  ).toBe(false);
  expect(heardOf(entry("person_a", "access.viewed", {}))).toBeUndefined();
});

import { describe, expect, test } from "@jest/globals";
import {
  cancelReasons,
  caseKinds,
  channels,
  clockStateNames,
  controlReasons,
  findings,
  firstPolicy,
  followUps,
  maskNames,
  purposes,
  roleCodes,
  roles,
  visitGuards,
  visitStates,
} from "./index.ts";

const named = {
  roles,
  channels,
  clockStateNames,
  maskNames,
  purposes: Object.fromEntries(Object.entries(purposes).map(([code, { names }]) => [code, names])),
  findings: Object.fromEntries(Object.entries(findings).map(([code, { names }]) => [code, names])),
  cases: Object.fromEntries(Object.entries(caseKinds).map(([code, { names }]) => [code, names])),
  visitStates: Object.fromEntries(Object.entries(visitStates).map(([code, { names }]) => [code, names])),
  visitGuards,
  controlReasons,
  cancelReasons,
  followUps,
  registers: Object.fromEntries(firstPolicy.registers.map(({ id, names }) => [id, names])),
  lines: Object.fromEntries(firstPolicy.lines.map(({ id, names }) => [id, names])),
  laws: Object.fromEntries(firstPolicy.laws.map(({ id, names }) => [id, names])),
};

describe("words in three languages", () => {
  test.each(Object.entries(named))(
    "all of %s have words in Finnish, Swedish and English, no two the same",
    (_, words) => {
      for (const language of ["fi", "sv", "en"] as const) {
        const said = Object.values(words).map((entry) => entry[language].trim());
        expect(said).not.toContain("");
        expect(new Set(said).size).toBe(said.length);
      }
    },
  );

  test("every kind of person of the archive has a name", () => {
    expect(Object.keys(roles)).toEqual(roleCodes);
    expect(roleCodes).toHaveLength(13);
  });
});

import { expect, test } from "@jest/globals";
import { findings } from "@tallenne/domain";
import words from "../../words/intake.json";
import { waitingFindings } from "./waiting-findings.ts";

test("every finding that can hold an announcement has the domain's words, and an act", () => {
  const waiting = Object.entries(findings).filter(([, { severity }]) => severity === "quarantined");
  expect(new Set<string>(waitingFindings)).toEqual(new Set(waiting.map(([code]) => code)));
  for (const code of waitingFindings) {
    const { fi, sv, en } = findings[code].names;
    expect(words[`finding-${code}`]).toEqual([fi, sv, en]);
    expect(words[`do-${code}`]).toHaveLength(3);
  }
});

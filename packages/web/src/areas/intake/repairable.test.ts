import { expect, test } from "@jest/globals";
import { repairable, toRepair } from "./repairable.ts";
import { waitingFindings } from "./waiting-findings.ts";

test("only a wrong line and a wrong time are put right by a person; the rest is the source's", () => {
  expect(toRepair(["line-unknown", "outside-eea"])).toEqual({ line: true, time: false });
  expect(toRepair(["clock-skew"])).toEqual({ line: false, time: true });
  expect(toRepair(["announcement-missing", "party-in-chat"])).toEqual({ line: false, time: false });
});

test("what may be put right is what waits", () => {
  for (const code of [...repairable.line, ...repairable.time]) expect(waitingFindings).toContain(code);
});

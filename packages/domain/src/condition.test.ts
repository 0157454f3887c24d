import { describe, expect, test } from "@jest/globals";
import { array, assert, property, string } from "fast-check";
import type { Condition } from "./condition.ts";
import { compareTexts, holds } from "./condition.ts";

const contact = {
  register: "calls",
  line: "henkiloasiakkaat",
  durationMs: 372_000,
  agent: null,
  masked: false,
  times: { startedAt: "2026-11-24T07:05:00.000Z" },
  cases: ["case_1", "case_2"],
  parts: [{ kind: "original" }],
};

const cases: readonly (readonly [string, Condition, boolean])[] = [
  ["an equal text", { field: "register", is: "calls" }, true],
  ["another text", { field: "register", is: "chat" }, false],
  ["a number is no text", { field: "durationMs", is: "372000" }, false],
  ["false is not absent", { field: "masked", is: null }, false],
  ["null is null", { field: "agent", is: null }, true],
  ["absent is null too", { field: "heard", is: null }, true],
  ["absent is nothing else", { field: "heard", is: false }, false],
  ["one of several", { field: "register", in: ["chat", "calls"] }, true],
  ["null among several holds for an absent field", { field: "heard", in: [null] }, true],
  ["none of none", { field: "register", in: [] }, false],
  ["a dotted path", { field: "times.startedAt", from: "2026-11-24", before: "2026-11-25" }, true],
  ["from is inclusive", { field: "durationMs", from: 372_000 }, true],
  ["before is exclusive", { field: "durationMs", before: 372_000 }, false],
  ["an absent field is in no range", { field: "heard", from: 0 }, false],
  ["a range of another type holds nothing", { field: "durationMs", from: "0" }, false],
  ["null is in no range", { field: "agent", from: null }, false],
  ["a range without bounds holds nothing", { field: "durationMs" }, false],
  ["an array contains", { field: "cases", contains: "case_2" }, true],
  ["an array does not contain", { field: "cases", contains: "case_3" }, false],
  ["only an array contains", { field: "register", contains: "calls" }, false],
  ["an array is not its member", { field: "cases", is: "case_1" }, false],
  ["a path does not step into an array", { field: "parts.kind", exists: true }, false],
  ["a path has no positions in an array", { field: "parts.0.kind", is: "original" }, false],
  ["null exists", { field: "agent", exists: true }, true],
  ["what is absent does not exist", { field: "heard", exists: false }, true],
  ["nothing is inherited", { field: "toString", exists: false }, true],
  ["all of none", { all: [] }, true],
  ["any of none", { any: [] }, false],
  [
    "all",
    {
      all: [
        { field: "register", is: "calls" },
        { field: "masked", is: false },
      ],
    },
    true,
  ],
  [
    "any",
    {
      any: [
        { field: "register", is: "chat" },
        { field: "masked", is: false },
      ],
    },
    true,
  ],
  ["not turns round what cannot be compared", { not: { field: "heard", from: 0 } }, true],
  ["not", { not: { field: "register", is: "calls" } }, false],
];

describe("conditions of a list", () => {
  test.each(cases)("%s", (_, condition, expected) => {
    expect(holds(condition, contact)).toBe(expected);
  });

  test("no condition on a field holds for what is no document", () => {
    for (const value of [undefined, null, 3, "calls", []])
      expect(holds({ field: "register", exists: true }, value)).toBe(false);
  });

  test("texts sort as their UTF-8 bytes do, beyond the basic plane too", () => {
    expect(compareTexts("\u{1F600}", "\uFFFD")).toBeGreaterThan(0);
    expect(["\u{1F600}", "\uFFFD"].toSorted(compareTexts)).toEqual(["\uFFFD", "\u{1F600}"]);
    assert(
      property(array(string({ unit: "binary" }), { minLength: 2, maxLength: 8 }), (texts) => {
        const ours = texts.toSorted(compareTexts);
        const bytes = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        return ours.join("\0") === bytes.join("\0");
      }),
      { seed: 5 },
    );
  });
});

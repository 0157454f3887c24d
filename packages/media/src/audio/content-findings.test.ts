import { describe, expect, test } from "@jest/globals";
import { finding, isRefused } from "../finding.ts";
import { audioFacts } from "./audio-facts.ts";
import { contentFindings } from "./content-findings.ts";

const seconds = (length: number) => ({
  facts: audioFacts({ format: "alaw", channels: 2, rate: 8000, dataOffset: 44 }, length * 16_000),
  findings: [],
});
const gate = (recorded: number, announced: number) =>
  contentFindings(seconds(recorded), { durationMs: announced * 1000 });

describe("the content gates compare a recording with its announcement", () => {
  test("a recording of the announced length passes, with seconds of ringing and clock difference", () => {
    for (const [recorded, announced] of [
      [300, 300],
      [304, 300],
      [296, 300],
      [3660, 3600],
      [3540, 3600],
    ] as const) {
      expect(gate(recorded, announced)).toEqual([]);
    }
  });

  test("a recording longer than its contact has a wrong time and is refused", () => {
    expect(gate(307, 300)).toEqual([finding("longer-than-announced")]);
    expect(isRefused(gate(307, 300))).toBe(true);
  });

  test("a shorter one is noted and kept: recording may pause, a recorder may crash", () => {
    expect(gate(200, 300)).toEqual([finding("shorter-than-announced")]);
    expect(isRefused(gate(200, 300))).toBe(false);
  });

  test("another number of channels than announced is noted", () => {
    expect(contentFindings(seconds(10), { durationMs: 10_000, channels: 1 })).toEqual([
      finding("channels-differ"),
    ]);
    expect(contentFindings(seconds(10), { durationMs: 10_000, channels: 2 })).toEqual([]);
  });

  test("what reading found stays, and refuses where it must", () => {
    const cut = { ...seconds(10), findings: [finding("truncated", { offset: 99 })] };
    expect(contentFindings(cut, { durationMs: 10_000 })).toEqual([finding("truncated", { offset: 99 })]);
    expect(isRefused(contentFindings(cut, { durationMs: 10_000 }))).toBe(true);
    const none = { findings: [finding("codec-not-supported", { format: "g722" })] };
    expect(contentFindings(none, { durationMs: 1 })).toEqual(none.findings);
  });
});

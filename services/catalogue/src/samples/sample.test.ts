import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { testId } from "../testing/invented.ts";
import { drawDigest, fairDraw, isOfLength, scarcityFindings, wishFindings } from "./sample.ts";

const there = Array.from({ length: 40 }, (_, number) => testId("contact", number + 1));
const seedOf = (number: number) => number.toString(16).padStart(64, "0");

describe("a draw", () => {
  test("T-A4.9 gives the same for the same seed, in whatever order the contacts come", () => {
    const first = fairDraw(there, 10, seedOf(7));
    expect(fairDraw(there.toReversed(), 10, seedOf(7))).toEqual(first);
    expect(new Set(first).size).toBe(10);
    expect(drawDigest(fairDraw(there, 10, seedOf(7)))).toBe(drawDigest(first));
    expect(fairDraw(there, 10, seedOf(8))).not.toEqual(first);
  });

  test("T-A4.9 is fair: over two thousand seeds every contact is drawn about as often as the next", () => {
    const times = new Map(there.map((id) => [id, 0]));
    for (let seed = 1; seed <= 2000; seed += 1)
      for (const id of fairDraw(there, 10, seedOf(seed))) times.set(id, (times.get(id) ?? 0) + 1);
    // Five hundred expected, a standard deviation of about nineteen: five of them are never seen.
    for (const often of times.values()) expect(Math.abs(often - 500)).toBeLessThan(97);
  });
});

describe("a wish", () => {
  const wish = {
    register: "calls" as const,
    line: "henkiloasiakkaat",
    from: calendarDate("2026-11-01"),
    to: calendarDate("2026-11-30"),
    size: 5,
  };

  test.each([
    ["nothing drawn", { size: 0 }, "/size"],
    ["days the wrong way round", { to: calendarDate("2026-10-31") }, "/to"],
    ["no length between", { shortest: 5, longest: 5 }, "/longest"],
  ])("%s is refused", (_what, more, pointer) => {
    expect(wishFindings({ ...wish, ...more }).map((one) => one.pointer)).toEqual([pointer]);
  });

  test("that fits has no findings", () => {
    expect(wishFindings({ ...wish, shortest: 1, longest: 5 })).toEqual([]);
  });

  test("T-A4.9 fewer than two to choose from for each one drawn would be looking for somebody", () => {
    expect(scarcityFindings(9, 5)).toHaveLength(1);
    expect(scarcityFindings(10, 5)).toEqual([]);
  });

  test("length is counted from the shortest up to, not with, the longest", () => {
    const minutes = { shortest: 1, longest: 2 };
    expect([59_999, 60_000, 119_999, 120_000].map((ms) => isOfLength(ms, minutes))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  cancelReasons,
  calendarDate,
  choiceOf,
  type ClockTime,
  followUps,
  visitGuards,
  visitStates,
} from "@tallenne/domain";
import words from "../../words/visits.json";
import { isComplete, ticksOf } from "./offer-choice.ts";
import { mondayOf, slotWords, weekNumber } from "./slot-words.ts";

const today = calendarDate("2026-11-24");
const days = ["2026-11-24", "2026-12-08", "2026-12-09", "2027-01-04"].map(calendarDate);
const starts = ["8.00", "8.30", "9.00", "15.30", "16.00"] as ClockTime[];
const all = days.flatMap((day) => starts.map((start) => ({ day, start })));

describe("the ticks of an offer", () => {
  test("T-A11.6a T-A11.6b say what the rule of the domain says, whatever is chosen", () => {
    for (let at = 0; at < all.length; at += 1)
      for (const count of [0, 1, 2, 3, 4])
        for (const hasOtherWay of [true, false])
          for (const due of ["2026-12-01", "2026-12-23"].map(calendarDate)) {
            const slots = Array.from({ length: count }, (_slot, n) => all[(at + n * 7) % all.length]).filter(
              (slot) => slot !== undefined,
            );
            const rule = choiceOf(slots, { today, due, hasOtherWay });
            expect(ticksOf(slots, { today, due, hasOtherWay })).toEqual({
              enough: rule.enough,
              soon: rule.soon,
              outside: rule.outsideOfficeHours,
              due: rule.dueKept,
            });
          }
  });

  test("are complete only together", () => {
    expect(isComplete({ enough: true, soon: true, outside: true, due: true })).toBe(true);
    expect(isComplete({ enough: true, soon: true, outside: false, due: true })).toBe(false);
  });
});

describe("times in words", () => {
  test("are written as each language writes them", () => {
    const slot = { day: "2026-11-26", start: "9.05" };
    const said = (language: "fi" | "sv" | "en") => slotWords(slot, { language, today });
    expect([said("fi"), said("sv"), said("en")]).toEqual([
      "to 26.11. klo 9.05",
      "tors 26.11 kl. 9.05",
      "Thu 26 Nov, 9:05",
    ]);
  });

  test("weeks are counted as ISO 8601 counts them", () => {
    expect([weekNumber("2026-11-24"), weekNumber("2027-01-03"), weekNumber("2027-01-04")]).toEqual([
      48, 53, 1,
    ]);
    expect([mondayOf("2026-11-29"), mondayOf("2026-11-23")]).toEqual(["2026-11-23", "2026-11-23"]);
  });
});

test("states, guards and reasons have the words of the domain", () => {
  const known = words as Readonly<Record<string, readonly string[]>>;
  const pairs: [string, { fi: string; sv: string; en: string }][] = [
    ...Object.entries(visitStates).map(
      ([code, { names }]) => [`state-${code}`, names] as [string, typeof names],
    ),
    ...Object.entries(visitGuards).map(([code, said]) => [`guard-${code}`, said] as [string, typeof said]),
    ...Object.entries(cancelReasons).map(([code, said]) => [`cancel-${code}`, said] as [string, typeof said]),
    ...Object.entries(followUps).map(([code, said]) => [`follow-up-${code}`, said] as [string, typeof said]),
  ];
  for (const [key, { fi, sv, en }] of pairs) expect([key, known[key]]).toEqual([key, [fi, sv, en]]);
});

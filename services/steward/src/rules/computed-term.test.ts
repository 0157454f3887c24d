import { describe, expect, test } from "@jest/globals";
import type { LedgerEntry } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  calendarDate,
  firstPolicy,
  lastDayFor,
  type Policy,
  registerIn,
  retentionRule,
} from "@tallenne/domain";
import { assert, constantFrom, integer, property } from "fast-check";
import { type StatedTerm, verdictOn } from "./computed-term.ts";

const anchor = calendarDate("2026-08-31");
const ends = calendarDate("2027-02-28");
const stated: StatedTerm = { register: "calls", class: "standard", anchorDate: anchor, lastDay: ends };
const ingested = (more: object = {}, date = anchor) =>
  ({ date, facts: { register: "calls", anchorDate: anchor, ...more } }) as unknown as LedgerEntry;
const own = {
  ingested: ingested(),
  policies: [firstPolicy],
  bucket: `calls/standard/${ends}`,
  today: addDays(ends, 1),
};

describe("two services must agree before anything goes", () => {
  test("the day after the last day of 31 August, six months, both agree (T-R1)", () => {
    expect(verdictOn(stated, own)).toEqual({ is: "agreed" });
  });

  test.each<[string, Partial<StatedTerm>, Partial<typeof own>, string]>([
    ["the catalogue states an earlier day", { lastDay: addDays(ends, -1) }, {}, ends],
    ["the catalogue states a later day", { lastDay: addDays(ends, 3) }, {}, ends],
    ["the catalogue states another anchor", { anchorDate: addDays(anchor, -1) }, {}, ends],
    ["the catalogue states another register", { register: "chat" }, {}, ends],
    ["the ledger knows nothing of it", {}, { ingested: undefined as never }, "unknown"],
    [
      "the ledger was told a register without a rule",
      {},
      { ingested: ingested({ register: "nobodys" }) },
      "unknown",
    ],
    ["its last day is today", {}, { today: ends }, ends],
    ["it lies in the bucket of an earlier day", {}, { bucket: `calls/standard/${addDays(ends, -1)}` }, ends],
    ["it lies in the bucket of another register", {}, { bucket: `chat/standard/${ends}` }, ends],
    ["it lies in a held bucket", {}, { bucket: `calls/held/${ends}` }, ends],
    ["its bucket has no such name", {}, { bucket: "calls" }, ends],
  ])("%s: disputed", (_what, lie, other, computed) => {
    expect(verdictOn({ ...stated, ...lie }, { ...own, ...other })).toEqual({ is: "disputed", computed });
  });

  test("a later policy never changes the life of what was taken in before it (T-A0.2)", () => {
    const longer: Policy = {
      ...firstPolicy,
      version: "policy-2",
      from: addDays(anchor, 10),
      registers: firstPolicy.registers.map((register) => ({
        ...register,
        rules: register.rules.map((rule) => ({ ...rule, term: "P12M" as typeof rule.term })),
      })),
    };
    const policies = [firstPolicy, longer];
    expect(verdictOn(stated, { ...own, policies })).toEqual({ is: "agreed" });
    const after = { ...own, policies, ingested: ingested({}, addDays(anchor, 10)) };
    expect(verdictOn(stated, after)).toEqual({ is: "disputed", computed: "2027-08-31" });
  });

  test("whatever the day of a call, nothing is agreed upon while it may still be read (T-A6.1d)", () => {
    const calls = registerIn(firstPolicy, "calls");
    if (calls === undefined) throw new Error("the first policy has calls");
    const first = calendarDate("2020-01-01");
    assert(
      property(
        integer({ min: 0, max: 20_000 }),
        integer({ min: -2, max: 2 }),
        constantFrom(0, 1, -1),
        (days, off, lie) => {
          const anchorDate = addDays(first, days);
          const lastDay = addDays(lastDayFor(retentionRule(calls), anchorDate), lie);
          const today: CalendarDate = addDays(lastDay, off);
          const verdict = verdictOn(
            { ...stated, anchorDate, lastDay },
            { ...own, ingested: ingested({ anchorDate }), bucket: `calls/standard/${lastDay}`, today },
          );
          expect(verdict.is === "agreed").toBe(lie === 0 && today > lastDay);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

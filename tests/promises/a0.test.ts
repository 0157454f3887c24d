import { expect, test } from "@jest/globals";
import {
  addDays,
  calendarDate,
  firstPolicy,
  lastDayFor,
  noticeOn,
  type Policy,
  policyFindings,
  policyOn,
  registerIn,
  retentionRule,
} from "@tallenne/domain";
import { promise } from "./testing/promise.ts";

const day = calendarDate;

/** The first policy with a second version of notice A from a day on. */
const withNext = (from: string): Policy => ({
  ...firstPolicy,
  notices: [
    { id: "notice-a-1", notice: "A", from: day("2020-11-25"), until: day("2026-12-31"), state: "active" },
    { id: "notice-a-2", notice: "A", from: day(from), state: "active" },
    ...firstPolicy.notices.filter(({ notice }) => notice === "B"),
  ],
});

promise("A0", () => {
  test("T-A0.1 on every day since the first notice exactly one version of it is in force, and none before", () => {
    const begin = day("2020-11-25");
    expect(noticeOn(firstPolicy.notices, "A", addDays(begin, -1))).toBeUndefined();
    for (let at = 0; at < 3000; at += 1) {
      const on = addDays(begin, at);
      const fitting = firstPolicy.notices.filter(
        ({ notice, from, until }) => notice === "A" && from <= on && (until === undefined || on <= until),
      );
      expect(fitting).toHaveLength(1);
      expect(noticeOn(firstPolicy.notices, "A", on)).toBe(fitting[0]);
    }
  });

  test("T-A0.1 a gap or an overlap between two versions keeps a policy from being put in force", () => {
    expect(policyFindings(withNext("2027-01-01"))).toEqual([]);
    for (const from of ["2027-01-02", "2026-12-31"])
      expect(policyFindings(withNext(from)).map(({ code }) => code)).toEqual(["notices-unjoined"]);
  });

  test("T-A0.2 a longer term in a new version lengthens no life of a contact collected under the old one", () => {
    const longer: Policy = {
      ...firstPolicy,
      version: "policy-2",
      from: day("2027-01-01"),
      registers: firstPolicy.registers.map((register) =>
        register.id === "calls"
          ? { ...register, rules: register.rules.map((rule) => ({ ...rule, term: "P12M" as const })) }
          : register,
      ),
    };
    const lastDayOf = (anchor: string) => {
      const register = registerIn(policyOn([longer, firstPolicy], day(anchor)) ?? firstPolicy, "calls");
      return register && lastDayFor(retentionRule(register), day(anchor));
    };
    expect(lastDayOf("2026-12-31")).toBe("2027-06-30");
    expect(lastDayOf("2027-01-01")).toBe("2028-01-01");
  });
});

import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "../calendar/calendar-date.ts";
import { firstPolicy } from "./first-policy.ts";
import type { NoticeVersion } from "./notice.ts";
import { unjoinedNotices } from "./notice.ts";
import { policyFindings } from "./policy-findings.ts";
import type { Policy } from "./policy.ts";
import type { Register } from "./register.ts";
import type { RetentionRule } from "./retention-rule.ts";

/** The findings about the calls register after a change to it. */
function findingsWith(change: Partial<Register>): readonly string[] {
  const [calls, ...others] = firstPolicy.registers;
  if (calls === undefined) throw new Error("no register");
  return said({ ...firstPolicy, registers: [{ ...calls, ...change }, ...others] });
}

function said(policy: Policy): readonly string[] {
  return policyFindings(policy).map(({ code, pointer }) => `${code} ${pointer}`);
}

function ruleWith(change: Partial<RetentionRule>): Partial<Register> {
  const [rule] = firstPolicy.registers[0]?.rules ?? [];
  if (rule === undefined) throw new Error("no rule");
  return { rules: [{ ...rule, ...change }] };
}

function version(id: string, from: string, until?: string): NoticeVersion {
  return {
    id,
    notice: "A",
    state: "active",
    from: calendarDate(from),
    ...(until === undefined ? {} : { until: calendarDate(until) }),
  };
}

describe("a policy is put in force only without findings", () => {
  test("T-A4.10b a register whose only purpose is training is refused", () => {
    const bases = [{ purposes: ["p3"], letter: "e", provision: "1050/2018 4 §" }] as const;
    expect(findingsWith({ purposes: ["p3"], bases })).toEqual(["only-training /registers/0/purposes"]);
  });

  test("a register needs purposes with a national provision each, categories and a rule", () => {
    expect(findingsWith({ purposes: [] })).toEqual(["purpose-missing /registers/0/purposes"]);
    expect(findingsWith({ bases: [] })).toHaveLength(9);
    expect(
      findingsWith({ purposes: ["p1"], bases: [{ purposes: ["p1"], letter: "e", provision: "" }] }),
    ).toEqual(["basis-missing /registers/0/purposes/0"]);
    expect(findingsWith({ categories: [] })).toEqual(["categories-missing /registers/0/categories"]);
    expect(findingsWith({ rules: [] })).toEqual(["rule-missing /registers/0/rules"]);
  });

  test("a term is a period and not past its ceiling", () => {
    expect(findingsWith(ruleWith({ term: "P13M" }))).toEqual(["term-past-ceiling /registers/0/rules/0"]);
    expect(findingsWith(ruleWith({ ceiling: "P180D" }))).toEqual(["term-past-ceiling /registers/0/rules/0"]);
    expect(findingsWith(ruleWith({ term: "6 kk" as "P6M" }))).toEqual(["period-wrong /registers/0/rules/0"]);
  });

  test("T-A6.2 a never-recorded line cannot be given to a register, nor an unknown one", () => {
    expect(findingsWith({ lines: ["uraohjaus", "vaihde"] })).toEqual([
      "never-record-line-in-register /registers/0/lines/0",
      "line-unknown /registers/0/lines/1",
    ]);
  });

  test("a register stands once, under a known id, on a notice and purposes of the policy", () => {
    const [calls] = firstPolicy.registers;
    if (calls === undefined) throw new Error("no register");
    expect(said({ ...firstPolicy, registers: [calls, calls] })).toEqual(["register-twice /registers/1/id"]);
    expect(findingsWith({ id: "all" as "calls" })).toEqual(["register-unknown /registers/0/id"]);
    expect(said({ ...firstPolicy, registers: [calls], notices: [] })).toEqual([
      "notice-missing /registers/0/notice",
    ]);
    const purposes = firstPolicy.purposes.filter(({ code }) => code !== "p1");
    expect(said({ ...firstPolicy, registers: [calls], purposes })).toEqual([
      "purpose-unknown /registers/0/purposes/1",
    ]);
    expect(findingsWith({ rules: [...calls.rules, ...calls.rules] })).toEqual([
      "rule-twice /registers/0/rules/1",
    ]);
  });

  test("T-A0.1 a gap or an overlap between versions of a notice is refused", () => {
    const second = version("notice-a-2", "2026-07-01");
    const unjoined = (until?: string) =>
      unjoinedNotices([second, version("notice-a-1", "2020-11-25", until)], "A");
    expect(unjoined("2026-06-30")).toEqual([]);
    expect(unjoined("2026-06-29")).toEqual(["notice-a-1"]);
    expect(unjoined("2026-07-01")).toEqual(["notice-a-1"]);
    expect(unjoined()).toEqual(["notice-a-1"]);
    expect(unjoinedNotices([version("notice-a-1", "2020-11-25", "2026-06-30")], "A")).toEqual(["notice-a-1"]);
    const notices = [
      version("notice-a-1", "2020-11-25", "2026-06-29"),
      second,
      ...firstPolicy.notices.slice(1),
    ];
    expect(said({ ...firstPolicy, notices })).toEqual(["notices-unjoined /notices/0"]);
  });

  test("what is no policy is said to be none", () => {
    expect(said({} as Policy)).toHaveLength(5);
    expect(said(null as unknown as Policy)).toContain("shape-wrong /registers");
  });
});

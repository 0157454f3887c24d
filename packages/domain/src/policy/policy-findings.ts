import { calendarDate } from "../calendar/calendar-date.ts";
import { period, plus } from "../calendar/term.ts";
import { unjoinedNotices } from "./notice.ts";
import type { Policy } from "./policy.ts";
import type { Register } from "./register.ts";
import { registerCodes } from "./register.ts";
import type { RetentionRule } from "./retention-rule.ts";

/** What can be wrong with a policy. */
export type PolicyFindingCode =
  | "shape-wrong"
  | "register-unknown"
  | "register-twice"
  | "purpose-missing"
  | "purpose-unknown"
  | "only-training"
  | "categories-missing"
  | "basis-missing"
  | "rule-missing"
  | "rule-twice"
  | "period-wrong"
  | "term-past-ceiling"
  | "line-unknown"
  | "never-record-line-in-register"
  | "never-record-lifted"
  | "line-name-taken"
  | "line-without-register"
  | "nothing-changed"
  | "notice-missing"
  | "notices-unjoined";

/** One thing wrong with a policy, with its JSON pointer. */
export interface PolicyFinding {
  readonly code: PolicyFindingCode;
  readonly pointer: string;
}

/** Everything wrong with a policy at once; empty when it can be put in force (rows A0, A3, A4.0, A4.10). */
export function policyFindings(policy: Policy): readonly PolicyFinding[] {
  const lists = ["registers", "lines", "notices", "purposes", "laws"] as const;
  const broken = lists.filter((name) => !Array.isArray(policy?.[name]));
  if (broken.length > 0) return broken.map((name) => ({ code: "shape-wrong", pointer: `/${name}` }));
  const found: PolicyFinding[] = [];
  policy.registers.forEach((register, at) => {
    if (policy.registers.findIndex(({ id }) => id === register.id) < at)
      found.push({ code: "register-twice", pointer: `/registers/${at}/id` });
    for (const { code, pointer } of registerFindings(policy, register))
      found.push({ code, pointer: `/registers/${at}${pointer}` });
  });
  for (const notice of ["A", "B"] as const)
    for (const id of unjoinedNotices(policy.notices, notice))
      found.push({
        code: "notices-unjoined",
        pointer: `/notices/${policy.notices.findIndex((version) => version.id === id)}`,
      });
  return found;
}

function registerFindings(policy: Policy, register: Register): readonly PolicyFinding[] {
  const found: PolicyFinding[] = [];
  const add = (code: PolicyFindingCode, pointer: string) => found.push({ code, pointer });
  if (!registerCodes.includes(register.id)) add("register-unknown", "/id");
  if (!policy.notices.some(({ notice }) => notice === register.notice)) add("notice-missing", "/notice");
  if (register.categories.length === 0) add("categories-missing", "/categories");
  purposeFindings(policy, register, add);
  register.lines.forEach((id, at) => {
    const versions = policy.lines.filter((line) => line.id === id);
    if (versions.length === 0) add("line-unknown", `/lines/${at}`);
    if (versions.some((line) => line.recording === "forbidden"))
      add("never-record-line-in-register", `/lines/${at}`);
  });
  if (register.rules.length === 0) add("rule-missing", "/rules");
  register.rules.forEach((rule, at) => {
    if (register.rules.findIndex(({ kind }) => kind === rule.kind) < at) add("rule-twice", `/rules/${at}`);
    const wrong = periodFinding(rule);
    if (wrong !== undefined) add(wrong, `/rules/${at}`);
  });
  return found;
}

function purposeFindings(
  policy: Policy,
  { purposes, bases }: Register,
  add: (code: PolicyFindingCode, pointer: string) => void,
): void {
  if (purposes.length === 0) add("purpose-missing", "/purposes");
  purposes.forEach((code, at) => {
    if (!policy.purposes.some((purpose) => purpose.code === code)) add("purpose-unknown", `/purposes/${at}`);
    if (!bases.some((basis) => basis.provision !== "" && basis.purposes.includes(code)))
      add("basis-missing", `/purposes/${at}`);
  });
  // Recording only in order to train staff has no ground of its own (T-A4.10b).
  if (purposes.length > 0 && purposes.every((code) => code === "p3")) add("only-training", "/purposes");
}

function periodFinding(rule: RetentionRule): PolicyFindingCode | undefined {
  try {
    const anchor = calendarDate("2026-01-01");
    const past = plus(anchor, period(rule.term)) > plus(anchor, period(rule.ceiling));
    return past ? "term-past-ceiling" : undefined;
  } catch {
    return "period-wrong";
  }
}

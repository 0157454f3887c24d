import type { FindingCode } from "@tallenne/domain";

/** Findings that a person may put right, by what is wrong; what intake refuses beyond these it says itself. */
export const repairable = {
  line: ["line-unknown", "register-line-mismatch"],
  time: ["time-in-future", "time-order", "clock-skew", "notice-missing"],
} as const satisfies Readonly<Record<string, readonly FindingCode[]>>;

/** What a person may put right in an announcement, by its findings: only what a gate found wrong. */
export function toRepair(findings: readonly string[]): { readonly line: boolean; readonly time: boolean } {
  const has = (codes: readonly string[]) => codes.some((code) => findings.includes(code));
  return { line: has(repairable.line), time: has(repairable.time) };
}

import type { FindingCode } from "@tallenne/domain";

/** Findings that hold an announcement in quarantine; a test holds them, and their words, against the domain. */
export const waitingFindings = [
  "line-unknown",
  "register-unknown",
  "register-line-mismatch",
  "register-channel-mismatch",
  "announcement-missing",
  "notice-missing",
  "legal-task-missing",
  "legal-task-unknown",
  "legal-task-not-in-force",
  "time-in-future",
  "time-order",
  "clock-skew",
  "outside-eea",
  "source-not-customer",
  "party-in-chat",
] as const satisfies readonly FindingCode[];

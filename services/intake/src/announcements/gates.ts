import type { Announcement } from "@tallenne/contracts";
import {
  type CalendarDate,
  type FindingCode,
  type Policy,
  type Register,
  type RetentionRule,
  type ServiceLine,
  epochOf,
  helsinkiDateOf,
  isInEea,
  isPast,
  lastDayFor,
  lawFindings,
  lineOn,
  noticeOn,
  registerOfChannel,
  retentionRule,
} from "@tallenne/domain";

/** Why an announcement waits: a finding and where it stands in what was sent. */
export interface GateFinding {
  readonly code: FindingCode;
  readonly pointer: string;
}

/** Refused for good, and counted. */
export interface Refused {
  readonly is: "refused";
  readonly problem: "never-record" | "already-expired";
  readonly reason: string;
  readonly line: string;
}
/** It waits without a content address until an officer repairs it and the source sends again (flows D16). */
export interface Quarantined {
  readonly is: "quarantined";
  readonly findings: readonly GateFinding[];
  readonly line: string;
}
/** It may send its content. */
export interface Accepted {
  readonly is: "accepted";
  readonly line: ServiceLine;
  readonly register: Register;
  readonly rule: RetentionRule;
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly noticeVersion: string;
}

/** A clock a little fast is no finding. */
const toleranceMs = 5 * 60_000;
/** A source whose clock is wrong by more than this has no times to trust (T-R4). */
const skewMs = 24 * 3_600_000;

/**
 * The gates before the first content byte. A never-record line comes first and is refused absolutely, whatever else is right or wrong (A6.2); unknown
 * line, untold recording, wrong time, place, origin or law hold the announcement with every finding named; what is past its last day is refused.
 * `nowMs` is the archive's calendar.
 */
export function announcementGates(
  announcement: Announcement,
  policy: Policy,
  nowMs: number,
): Refused | Quarantined | Accepted {
  const startedOn = helsinkiDateOf(announcement.startedAt);
  const line = lineOn(policy.lines, announcement.line, startedOn);
  if (line?.recording === "forbidden")
    return { is: "refused", problem: "never-record", reason: "career-guidance", line: line.id };
  const register = registerOfChannel(policy, announcement.channel);
  const notice = noticeOn(policy.notices, "A", startedOn);
  const findings: GateFinding[] = [
    ...timeFindings(announcement, nowMs),
    ...lineFindings(announcement, line, register),
    ...originFindings(announcement),
    ...lawFindings(policy.laws, announcement.legalTasks, startedOn).map((code) => ({
      code,
      pointer: "/legalTasks",
    })),
    ...only(notice === undefined, "notice-missing", "/startedAt"),
  ];
  if (findings.length > 0 || line === undefined || register === undefined || notice === undefined)
    return { is: "quarantined", findings, line: line?.id ?? "unknown" };
  const rule = retentionRule(register);
  const anchorDate = helsinkiDateOf(announcement.endedAt);
  const lastDay = lastDayFor(rule, anchorDate);
  if (isPast(lastDay, helsinkiDateOf(nowMs)))
    return { is: "refused", problem: "already-expired", reason: "expired", line: line.id };
  return { is: "accepted", line, register, rule, anchorDate, lastDay, noticeVersion: notice.id };
}

function timeFindings({ startedAt, endedAt, sentAt }: Announcement, nowMs: number): readonly GateFinding[] {
  const start = epochOf(startedAt);
  const end = epochOf(endedAt);
  const sent = epochOf(sentAt);
  return [
    ...only(start > nowMs + toleranceMs, "time-in-future", "/startedAt"),
    ...only(end > nowMs + toleranceMs, "time-in-future", "/endedAt"),
    ...only(end < start, "time-order", "/endedAt"),
    ...only(Math.abs(sent - nowMs) > skewMs, "clock-skew", "/sentAt"),
    ...only(end > sent + toleranceMs, "clock-skew", "/endedAt"),
  ];
}

function lineFindings(
  announcement: Announcement,
  line: ServiceLine | undefined,
  register: Register | undefined,
): readonly GateFinding[] {
  const stated = announcement.register;
  return [
    ...only(line === undefined, "line-unknown", "/line"),
    ...only(register === undefined, "register-unknown", "/channel"),
    ...only(stated !== undefined && stated !== register?.id, "register-channel-mismatch", "/register"),
    ...only(
      line !== undefined && register !== undefined && !register.lines.includes(line.id),
      "register-line-mismatch",
      "/line",
    ),
    ...only(announcement.announced !== true, "announcement-missing", "/announced"),
  ];
}

function originFindings({ origin, place, channel, parties }: Announcement): readonly GateFinding[] {
  return [
    ...only(origin === "other", "source-not-customer", "/origin"),
    ...only(!isInEea(place), "outside-eea", "/place"),
    // A chat holds no identifying data (A6.5): a party would join it to a person.
    ...only(channel === "chat" && parties.length > 0, "party-in-chat", "/parties"),
  ];
}

function only(found: boolean, code: FindingCode, pointer: string): readonly GateFinding[] {
  return found ? [{ code, pointer }] : [];
}

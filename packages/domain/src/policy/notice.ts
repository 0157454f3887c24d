import type { CalendarDate } from "../calendar/calendar-date.ts";
import { addDays } from "../calendar/calendar-date.ts";

/** The two privacy notices: A of the customer service centre, B of event sign-up and feedback. */
export type NoticeCode = "A" | "B";

/** One version of a notice. Never edited once in force. */
export interface NoticeVersion {
  readonly id: string;
  readonly notice: NoticeCode;
  readonly from: CalendarDate;
  /** Last day in force; absent while open. */
  readonly until?: CalendarDate;
  /** `legacy`: its text has errors that the notice lint names; no register opens on it until it is corrected (B0). */
  readonly state: "active" | "legacy";
}

/** The one version of a notice in force on a date; undefined when none is. */
export function noticeOn(
  versions: readonly NoticeVersion[],
  notice: NoticeCode,
  date: CalendarDate,
): NoticeVersion | undefined {
  return versions.find(
    (version) =>
      version.notice === notice &&
      version.from <= date &&
      (version.until === undefined || date <= version.until),
  );
}

/** Ids of versions that do not follow right after the one before: a gap or an overlap (T-A0.1). The last one must be open. */
export function unjoinedNotices(versions: readonly NoticeVersion[], notice: NoticeCode): readonly string[] {
  const ordered = versions
    .filter((version) => version.notice === notice)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return ordered
    .filter((version, at) => {
      const next = ordered[at + 1];
      if (next === undefined) return version.until !== undefined;
      return version.until === undefined || addDays(version.until, 1) !== next.from;
    })
    .map((version) => version.id);
}

import { calendarDate } from "../calendar/calendar-date.ts";
import { firstLaws } from "./first-laws.ts";
import { firstLines } from "./first-lines.ts";
import { registersOfNoticeA } from "./registers-of-notice-a.ts";
import { signupRegister } from "./signup-register.ts";
import type { NoticeVersion } from "./notice.ts";
import type { Policy } from "./policy.ts";
import { purposeCodes, purposes } from "./purpose.ts";

/** Versions of the two notices at the first start. Notice B stands on a repealed act: it is legacy until corrected (B0). */
const firstNotices: readonly NoticeVersion[] = [
  { id: "notice-a-1", notice: "A", from: calendarDate("2020-11-25"), state: "active" },
  { id: "notice-b-1", notice: "B", from: calendarDate("2021-04-08"), state: "legacy" },
];

/** Policy version 1, with which the archive starts: both notices as data. */
export const firstPolicy: Policy = {
  version: "policy-1",
  from: calendarDate("2020-11-25"),
  registers: [...registersOfNoticeA, signupRegister],
  lines: firstLines,
  notices: firstNotices,
  purposes: purposeCodes.map((code) => purposes[code]),
  laws: firstLaws,
};

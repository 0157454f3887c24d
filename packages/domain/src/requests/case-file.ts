import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { Period } from "../calendar/term.ts";
import { plus } from "../calendar/term.ts";

/** Case files are kept ten years from the closing of the case; a request is closed within a year of its registration. */
export const caseFileTerm: Period = "P132M";

/** What case files' key buckets are named after, beside registers. */
export const caseFileRegister = "case-files" as const;

/** The last day on which the sealed fields of a case file can be opened. Its keys lie in the bucket of that month. */
export function caseFileLastDay(registeredOn: CalendarDate): CalendarDate {
  return plus(registeredOn, caseFileTerm);
}

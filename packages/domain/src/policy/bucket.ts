import type { CalendarDate } from "../calendar/calendar-date.ts";
import { addDays, calendarDate } from "../calendar/calendar-date.ts";
import type { Period } from "../calendar/term.ts";
import { plus } from "../calendar/term.ts";
import { caseFileRegister } from "../requests/case-file.ts";
import type { RegisterCode } from "./register.ts";
import { registerCodes } from "./register.ts";
import type { RetentionClass } from "./retention-class.ts";
import { retentionClasses } from "./retention-class.ts";

declare const bucketBrand: unique symbol;

/** Name of a key bucket, register × class × last day: `calls/standard/2027-05-24`. All keys of a contact lie in one (flow of keys, D10). */
export type BucketName = string & { readonly [bucketBrand]: true };

/** Whose keys a bucket holds: contacts of a register, or case files, which have a term of their own. */
export type BucketRegister = RegisterCode | typeof caseFileRegister;

/** What a bucket's name says. Of a bucket by month, `lastDay` is the month's last day. */
export interface Bucket {
  readonly register: BucketRegister;
  readonly class: RetentionClass;
  readonly lastDay: CalendarDate;
}

/** Name of the bucket of a contact. Terms over twelve months share a bucket a month, `register/class/2028-05`. */
export function bucketOf(bucket: Bucket & { readonly term: Period }): BucketName {
  const end = isOverTwelveMonths(bucket.term) ? bucket.lastDay.slice(0, 7) : bucket.lastDay;
  return `${bucket.register}/${bucket.class}/${end}` as BucketName;
}

/** What a bucket's name says; undefined when it is no such name. */
export function readBucket(name: string): Bucket | undefined {
  const [register, retentionClass, end, ...rest] = name.split("/");
  const known = [...registerCodes, caseFileRegister].find((code) => code === register);
  const kept = retentionClasses.find((code) => code === retentionClass);
  const last = end === undefined ? undefined : lastDayOf(end);
  if (known === undefined || kept === undefined || last === undefined || rest.length > 0) return undefined;
  return { register: known, class: kept, lastDay: last };
}

function lastDayOf(end: string): CalendarDate | undefined {
  try {
    return /^\d{4}-\d\d$/.test(end) ? addDays(plus(calendarDate(`${end}-01`), "P1M"), -1) : calendarDate(end);
  } catch {
    return undefined;
  }
}

function isOverTwelveMonths(term: Period): boolean {
  const length = Number(term.slice(1, -1));
  return term.endsWith("M") ? length > 12 : length > 366;
}

import { addDays, type CalendarDate, calendarDate, type Period, plus } from "@tallenne/domain";

/** Retention classes that never share a key: a hold, a freeze or a dispute moves keys to another bucket (flows D14). */
export const bucketClasses = ["standard", "held", "frozen", "disputed"] as const;
export type BucketClass = (typeof bucketClasses)[number];

/** Whose keys die together: register × class × last day, or × month for terms over twelve months (flows D10). */
export interface Bucket {
  /** `calls/standard/2027-05-24`, or `signup-feedback/standard/2027-05`. */
  readonly name: string;
  readonly register: string;
  readonly class: BucketClass;
  /** The last day on which anything in it may be read; of a month its last day. */
  readonly lastDay: CalendarDate;
}

/** One key pair of a bucket. Versions of a bucket count from 1 and are never used twice. */
export interface BucketVersion {
  readonly bucket: string;
  readonly bucketVersion: number;
}

const form = /^([a-z0-9][a-z0-9-]{0,63})\/(standard|held|frozen|disputed)\/(\d{4}-\d\d(?:-\d\d)?)$/;
const longestByDay = 12;

/** The bucket of what is kept for `term` and readable through `lastDay`. */
export function bucketOf(kept: {
  readonly register: string;
  readonly class: BucketClass;
  readonly lastDay: CalendarDate;
  readonly term: Period;
}): Bucket {
  const end = isLong(kept.term) ? kept.lastDay.slice(0, 7) : kept.lastDay;
  return bucketNamed(`${kept.register}/${kept.class}/${end}`);
}

/** Parses a bucket's name. Throws RangeError for every other text. */
export function bucketNamed(name: string): Bucket {
  const [, register, kind, end] = form.exec(name) ?? [];
  if (register === undefined || kind === undefined || end === undefined)
    throw new RangeError("a bucket is named register/class/last day");
  return {
    name,
    register,
    class: kind as BucketClass,
    lastDay: isMonth(end) ? endOfMonth(end) : calendarDate(end),
  };
}

/**
 * Whether a key of this bucket may be given to what is readable through `lastDay`. Held, frozen and disputed items keep
 * their own last day and lie in a bucket that outlives it: a held one never in a bucket of an earlier day.
 */
export function bucketCovers(
  bucket: Bucket,
  item: { readonly register: string; readonly class: BucketClass; readonly lastDay: CalendarDate },
): boolean {
  if (bucket.register !== item.register || bucket.class !== item.class) return false;
  if (bucket.class === "frozen" || bucket.class === "disputed") return true;
  if (bucket.class === "held") return bucket.lastDay >= item.lastDay;
  const end = bucket.name.slice(bucket.name.lastIndexOf("/") + 1);
  return isMonth(end) ? item.lastDay.startsWith(`${end}-`) : item.lastDay === end;
}

function isMonth(end: string): boolean {
  return end.length === 7;
}

/** Over twelve months, or over 366 days: nobody looks a single day up among so many. */
function isLong(term: Period): boolean {
  const length = Number(term.slice(1, -1));
  return term.endsWith("M") ? length > longestByDay : length > 366;
}

function endOfMonth(month: string): CalendarDate {
  return addDays(plus(calendarDate(`${month}-01`), "P1M"), -1);
}

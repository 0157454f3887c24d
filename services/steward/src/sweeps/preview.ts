import { dueContacts } from "@tallenne/contracts";
import { addDays, type CalendarDate, readBucket, type BucketRegister } from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import type { Rules } from "../rules/pinned-rules.ts";
import { membersOf, orderWithin } from "./due.ts";

/** What would go from one bucket version. */
export interface PreviewedBucket {
  readonly register: BucketRegister;
  readonly lastDay: CalendarDate;
  readonly count: number;
  /** Would stay, unreadable; 0 where the terms were not computed again. */
  readonly disputed: number;
}

/** Days after the asked one that the preview shows too. */
const ahead = 30;
/** Contacts whose terms one view computes again; the sweep computes every one before it destroys anything. */
const mostComputed = 2000;

/**
 * What would be deleted up to thirty days after `day`, by bucket version. The catalogue counts; only what is due by `day` is computed again, the
 * oldest first, at most two thousand contacts: a page must not cost what a sweep costs. Reads only.
 */
export function previewDue({ peers, rules }: { readonly peers: Peers; readonly rules: Rules }) {
  return async (day: CalendarDate): Promise<readonly PreviewedBucket[]> => {
    const { buckets } = await peers.call(
      dueContacts,
      { body: { day: addDays(day, ahead) } },
      { within: orderWithin },
    );
    const policies = await rules.shown();
    const shown: PreviewedBucket[] = [];
    let computed = 0;
    for (const { bucket, bucketVersion, register, count, early = false } of buckets) {
      const ends = readBucket(bucket)?.lastDay;
      // Of a bucket that lives on only the released and erased go, and those now.
      const lastDay = early ? addDays(day, -1) : ends;
      if (lastDay === undefined || lastDay >= addDays(day, ahead)) continue;
      const isComputed = lastDay < day && computed + count <= mostComputed;
      if (!isComputed) {
        shown.push({ register, lastDay, count, disputed: 0 });
        continue;
      }
      computed += count;
      const { contacts, disputed } = await membersOf(peers, { day, bucket, bucketVersion }, policies);
      shown.push({ register, lastDay, count: contacts.length, disputed: disputed.length });
    }
    return shown;
  };
}

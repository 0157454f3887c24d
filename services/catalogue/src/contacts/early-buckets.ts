import { type CalendarDate, readBucket } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Contact } from "./contact.ts";
import type { EndedBucket } from "./ended-buckets.ts";

/** A bucket version that lives on under another version, without those members whose time is over. */
export type EarlyBucket = EndedBucket & { readonly early: true };

/**
 * Bucket versions whose own last day is not before `day` and that have members whose hold was released, whose freeze ended or who were erased: they go
 * within a day, the others move. Disputed ones wait for a decision.
 */
export async function earlyBuckets(
  rows: Collection<Contact>,
  day: CalendarDate,
): Promise<readonly EarlyBucket[]> {
  const found = new Map<string, EarlyBucket>();
  for await (const contact of rows.each({ field: "marks", contains: "early" })) {
    const { bucket, bucketVersion } = contact;
    const named = readBucket(bucket);
    if (named === undefined || named.class === "disputed" || named.lastDay < day || contact.keptUntil >= day)
      continue;
    const before = found.get(`${bucket}#${bucketVersion}`);
    found.set(`${bucket}#${bucketVersion}`, {
      bucket,
      bucketVersion,
      register: named.register,
      lastDay: named.lastDay,
      count: (before?.count ?? 0) + 1,
      early: true,
    });
  }
  return [...found.values()];
}

import type { PublicHalfView } from "@tallenne/contracts";
import { type CalendarDate, readBucket } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Contact } from "./contact.ts";

/** A bucket version whose day is past, and how many contacts lie in it. */
export interface EndedBucket {
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly register: PublicHalfView["register"];
  readonly lastDay: CalendarDate;
  readonly count: number;
}

/**
 * Bucket versions that have members and whose own last day is before `day`, by name; disputed ones are left out, they wait for a decision. Leaps from
 * name to name along the index and counts in it: no contact is read but the first of each version, whatever their number.
 */
export async function* endedBuckets(
  rows: Collection<Contact>,
  day: CalendarDate,
): AsyncIterable<EndedBucket> {
  for (let from = ""; ;) {
    const first = await firstFrom(rows, from);
    if (first === undefined) return;
    const { bucket } = first;
    const named = readBucket(bucket);
    if (named === undefined || named.class === "disputed" || named.lastDay >= day) {
      from = beyond(bucket, named !== undefined);
      continue;
    }
    let version: number | undefined = first.bucketVersion;
    while (version !== undefined) {
      const of = { bucket, bucketVersion: version, register: named.register, lastDay: named.lastDay };
      const count = await rows.count({
        all: [
          { field: "bucket", is: bucket },
          { field: "bucketVersion", is: version },
        ],
      });
      yield { ...of, count };
      version = await versionAfter(rows, bucket, version);
    }
    from = next(bucket);
  }
}

async function firstFrom(rows: Collection<Contact>, from: string): Promise<Contact | undefined> {
  const page = await rows.find({
    where: { field: "bucket", from },
    order: [
      { field: "bucket", direction: "asc" },
      { field: "bucketVersion", direction: "asc" },
    ],
    limit: 1,
  });
  return page.rows[0];
}

async function versionAfter(
  rows: Collection<Contact>,
  bucket: string,
  version: number,
): Promise<number | undefined> {
  const page = await rows.find({
    where: {
      all: [
        { field: "bucket", is: bucket },
        { field: "bucketVersion", from: version + 1 },
      ],
    },
    order: [{ field: "bucketVersion", direction: "asc" }],
    limit: 1,
  });
  return page.rows[0]?.bucketVersion;
}

/**
 * Where to look on after a bucket that is not asked for. Behind a day that is not past come only later ones of the same register and class; a month's
 * name comes before those of its days, so from there only the very next name is sure.
 */
function beyond(bucket: string, isNamed: boolean): string {
  const end = bucket.slice(bucket.lastIndexOf("/") + 1);
  return isNamed && end.length > "2027-05".length
    ? `${bucket.slice(0, bucket.lastIndexOf("/") + 1)}\uffff`
    : next(bucket);
}

/** The text right behind another. */
function next(bucket: string): string {
  return `${bucket}\u0000`;
}

import type { PublicHalfView } from "@tallenne/contracts";
import { addDays, type CalendarDate, readBucket } from "@tallenne/domain";
import { type Collection, Duplicate } from "@tallenne/store";
import { type SealingKey, sealingKeyId } from "./sealing-key.ts";

/** Named queries and changes of bucket keys' public halves. */
export interface SealingKeys {
  /** The newest open half of a bucket; undefined marks the bucket wanted. */
  current(bucket: string): Promise<PublicHalfView | undefined>;
  isOpen(bucket: string, bucketVersion: number): Promise<boolean>;
  /** The half of one version while it is open. */
  openHalf(bucket: string, bucketVersion: number): Promise<PublicHalfView | undefined>;
  /** Keeps a verified half. A closed version stays closed. */
  publish(half: PublicHalfView): Promise<void>;
  /** Closes a version for good. */
  close(bucket: string, bucketVersion: number): Promise<void>;
  /** The buckets somebody wants, and every version of those and of buckets whose last day has not passed before `today`. */
  overview(
    today: CalendarDate,
  ): Promise<{ readonly wanted: readonly string[]; readonly held: readonly SealingKey[] }>;
  /** Drops closed versions whose last day is more than a year before `today`, and wishes nobody can use any more. Answers how many. */
  dropOld(today: CalendarDate): Promise<number>;
  /** Versions not closed whose bucket's last day is before `day`, with no half left out. */
  openBefore(day: CalendarDate): Promise<readonly SealingKey[]>;
}

/** Days a closed version stays after its last day: a year, with its leap day (flows §5). */
const keptDays = 366;

/** What of a half's last day is asked for; null where the half was lost. */
type LastDay = { readonly from: CalendarDate } | { readonly before: CalendarDate } | { readonly is: null };

/** Builds the queries on the opened collection. */
export function sealingKeysIn(rows: Collection<SealingKey>): SealingKeys {
  const versions = async (bucket: string) =>
    (
      await rows.find({
        where: { field: "bucket", is: bucket },
        order: [{ field: "bucketVersion", direction: "desc" }],
        limit: 100,
      })
    ).rows;
  const keep = async (key: Omit<SealingKey, "version">) => {
    try {
      await rows.insert(key);
    } catch (failure) {
      if (!(failure instanceof Duplicate)) throw failure;
    }
  };
  const inState = async (state: SealingKey["state"], lastDay?: LastDay) => {
    const is = { field: "state", is: state } as const;
    const where = lastDay === undefined ? is : { all: [is, { field: "half.lastDay", ...lastDay }] };
    const found: SealingKey[] = [];
    for await (const key of rows.each(where)) found.push(key);
    return found;
  };

  return {
    current: async (bucket) => {
      const found = (await versions(bucket)).find(({ state }) => state === "open");
      if (found?.half != null) return found.half;
      await keep({ id: sealingKeyId(bucket, 0), bucket, bucketVersion: 0, state: "wanted", half: null });
      return undefined;
    },
    isOpen: async (bucket, bucketVersion) =>
      (await rows.get(sealingKeyId(bucket, bucketVersion)))?.state === "open",
    openHalf: async (bucket, bucketVersion) => {
      const key = await rows.get(sealingKeyId(bucket, bucketVersion));
      return key?.state === "open" ? (key.half ?? undefined) : undefined;
    },
    publish: async (half) => {
      const { bucket, bucketVersion } = half;
      await keep({ id: sealingKeyId(bucket, bucketVersion), bucket, bucketVersion, state: "open", half });
      await rows.remove(sealingKeyId(bucket, 0));
    },
    close: async (bucket, bucketVersion) => {
      const closed = await rows.change(sealingKeyId(bucket, bucketVersion), (key) =>
        key.state === "closed" ? undefined : { ...key, state: "closed" },
      );
      // A version nobody published can still have members if its row was lost: the closed mark must stand all the same.
      if (closed === undefined)
        await keep({
          id: sealingKeyId(bucket, bucketVersion),
          bucket,
          bucketVersion,
          state: "closed",
          half: null,
        });
    },
    overview: async (today) => {
      const wanted = (await inState("wanted")).map(({ bucket }) => bucket);
      const found = await Promise.all([
        inState("open", { from: today }),
        inState("closed", { from: today }),
        inState("closed", { is: null }),
        ...wanted.map(versions),
      ]);
      const held = new Map(found.flat().map((key) => [key.id, key]));
      return { wanted, held: [...held.values()].filter(({ state }) => state !== "wanted") };
    },
    dropOld: async (today) => {
      const yearAgo = addDays(today, -keptDays);
      const old = [
        ...(await inState("closed", { before: yearAgo })),
        ...(await inState("closed", { is: null })).filter(endsBefore(yearAgo)),
        ...(await inState("wanted")).filter(endsBefore(today)),
      ];
      let dropped = 0;
      for (const { id, version } of old) if (await rows.remove(id, version)) dropped += 1;
      return dropped;
    },
    openBefore: async (day) => (await inState("open", { before: day })).filter(({ half }) => half !== null),
  };
}

/** Whether a bucket's own last day is before a day; a name that is none never ends. */
function endsBefore(day: CalendarDate) {
  return ({ bucket }: SealingKey): boolean => (readBucket(bucket)?.lastDay ?? day) < day;
}

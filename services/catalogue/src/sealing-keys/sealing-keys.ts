import type { PublicHalfView } from "@tallenne/contracts";
import { type Collection, Duplicate } from "@tallenne/store";
import { type SealingKey, sealingKeyId } from "./sealing-key.ts";

/** Named queries and changes of bucket keys' public halves. */
export interface SealingKeys {
  /** The newest open half of a bucket; undefined marks the bucket wanted. */
  current(bucket: string): Promise<PublicHalfView | undefined>;
  isOpen(bucket: string, bucketVersion: number): Promise<boolean>;
  /** Keeps a verified half. A closed version stays closed. */
  publish(half: PublicHalfView): Promise<void>;
  /** Closes a version for good. */
  close(bucket: string, bucketVersion: number): Promise<void>;
  /** Every bucket version known, and the buckets somebody wants. */
  overview(): Promise<{ readonly wanted: readonly string[]; readonly held: readonly SealingKey[] }>;
  /** Versions not closed whose bucket's last day is before `day`, with no half left out. */
  openBefore(day: string): Promise<readonly SealingKey[]>;
}

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
  const inState = async (state: SealingKey["state"]) => {
    const found: SealingKey[] = [];
    for await (const key of rows.each({ field: "state", is: state })) found.push(key);
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
    overview: async () => {
      const [wanted, open, closed] = await Promise.all([
        inState("wanted"),
        inState("open"),
        inState("closed"),
      ]);
      return { wanted: wanted.map(({ bucket }) => bucket), held: [...open, ...closed] };
    },
    openBefore: async (day) =>
      (await inState("open")).filter(({ half }) => half !== null && half.lastDay < day),
  };
}

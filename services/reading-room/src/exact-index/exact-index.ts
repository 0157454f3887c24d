import type { CalendarDate, ContactDetail, ContactId } from "@tallenne/domain";
import type { Log } from "@tallenne/runtime";
import { type Collection, Duplicate } from "@tallenne/store";
import { type BucketVersion, Damaged } from "@tallenne/vault";
import { type ExactRow, type Partition, partitionOf, tokenOf } from "./exact-row.ts";
import type { PartitionKeys } from "./partition-keys.ts";

/** What becomes findable: under the bucket version the contact's keys lie in. */
interface ToIndex extends BucketVersion {
  readonly id: ContactId;
  /** Its anchor date. */
  readonly day: CalendarDate;
  readonly details: readonly ContactDetail[];
}

/** Contacts that have a detail. */
interface Hits {
  /** Newest day first. */
  readonly contacts: readonly ContactId[];
  /** Older ones were left out. */
  readonly more: boolean;
}

/** Finds contacts by an exact contact detail, without keeping one in clear. */
export interface ExactIndex {
  /** Adding again changes nothing; under a destroyed bucket version nothing is added. */
  add(contact: ToIndex): Promise<void>;
  /** The caller asks for each hit whether it may be shown. Throws `KeyringAway`. */
  find(detail: ContactDetail): Promise<Hits>;
  /** Removes every row of the contacts. Answers rows removed. */
  forget(contacts: readonly ContactId[]): Promise<number>;
  /** Forgets what memory still holds of a bucket version on its way out. */
  drop(version: BucketVersion): void;
  surviving(contacts: readonly ContactId[]): Promise<readonly ContactId[]>;
}

/** More hits of one detail than this are not a person any more but a switchboard. */
const mostHits = 1000;
/** Keys opened at once. */
const atOnce = 32;

/** What is there already need not be added. */
function unlessDuplicate(failure: unknown): void {
  if (!(failure instanceof Duplicate)) throw failure;
}

/** The index over its two collections and the keyring. */
export function exactIndex(ports: {
  readonly rows: Collection<ExactRow>;
  readonly partitions: Collection<Partition>;
  readonly keys: PartitionKeys;
  readonly log: Log;
}): ExactIndex {
  const { rows, partitions, keys, log } = ports;

  const rowsOf = async (contact: ContactId): Promise<readonly ExactRow[]> =>
    (await rows.find({ where: { field: "contact", is: contact }, limit: 1000 })).rows;
  /** What no key can read any more goes: a version that was destroyed never comes back. */
  const clear = async (partition: string): Promise<void> => {
    for await (const { id } of rows.each({ field: "partition", is: partition })) await rows.remove(id);
    await partitions.remove(partition);
  };
  const tokenIn = async (partition: Partition, detail: ContactDetail): Promise<readonly string[]> => {
    try {
      const key = await keys.of(partition);
      if (key !== undefined) return [tokenOf(key, detail)];
    } catch (failure) {
      // One key file that is damaged in both copies costs its bucket, not every search.
      if (!(failure instanceof Damaged)) throw failure;
      log.error({ event: "partition-unreadable", bucket: partition.bucket }, failure);
      return [];
    }
    await clear(partition.id);
    return [];
  };

  return {
    add: async ({ id: contact, day, details, bucket, bucketVersion }) => {
      if (details.length === 0) return;
      const key = await keys.of({ bucket, bucketVersion });
      if (key === undefined) return;
      const partition = partitionOf({ bucket, bucketVersion });
      // Before its rows: a partition that is not listed would not be searched.
      if ((await partitions.get(partition)) === undefined)
        await partitions.insert({ id: partition, bucket, bucketVersion }).catch(unlessDuplicate);
      for (const token of new Set(details.map((detail) => tokenOf(key, detail))))
        await rows
          .insert({ id: `${token}:${contact}`, token, contact, day, partition })
          .catch(unlessDuplicate);
    },
    find: async (detail) => {
      const all: Partition[] = [];
      for await (const partition of partitions.each()) all.push(partition);
      const tokens: string[] = [];
      for (let at = 0; at < all.length; at += atOnce)
        tokens.push(
          ...(await Promise.all(all.slice(at, at + atOnce).map((one) => tokenIn(one, detail)))).flat(),
        );
      if (tokens.length === 0) return { contacts: [], more: false };
      const { rows: hits, next } = await rows.find({
        where: { field: "token", in: tokens },
        order: [{ field: "day", direction: "desc" }],
        limit: mostHits,
      });
      return { contacts: [...new Set(hits.map(({ contact }) => contact))], more: next !== undefined };
    },
    forget: async (contacts) => {
      const touched = new Set<string>();
      let gone = 0;
      for (const contact of contacts)
        for (const { id, partition } of await rowsOf(contact)) {
          touched.add(partition);
          if (await rows.remove(id)) gone += 1;
        }
      for (const partition of touched)
        if ((await rows.count({ field: "partition", is: partition })) === 0)
          await partitions.remove(partition);
      return gone;
    },
    drop: (version) => keys.drop(version),
    surviving: async (contacts) => {
      const found = await Promise.all(
        contacts.map(async (contact) => ((await rowsOf(contact)).length > 0 ? [contact] : [])),
      );
      return found.flat();
    },
  };
}

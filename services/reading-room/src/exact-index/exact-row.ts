import type { CalendarDate, ContactDetail, ContactId } from "@tallenne/domain";
import { type Documents, keeps, keepsNothingPersonal } from "@tallenne/store";
import type { BucketVersion } from "@tallenne/vault";
import { createHmac, type KeyObject } from "node:crypto";
import { z } from "zod";

/** One detail of one contact: a keyed hash and an opaque id (flows D13). The key is nowhere in the store. */
export interface ExactRow {
  /** `<token>:<contact>` */
  readonly id: string;
  readonly version: number;
  readonly token: string;
  readonly contact: ContactId;
  /** Anchor date of the contact: hits come newest first. */
  readonly day: CalendarDate;
  readonly partition: string;
}

/** A bucket version that has rows: which keys a search needs. */
export interface Partition extends BucketVersion {
  /** `<bucket>@<version>` */
  readonly id: string;
  readonly version: number;
}

const keptRow = z.strictObject({
  id: z.string(),
  version: z.int(),
  token: z.string(),
  contact: z.string(),
  day: z.string().default("1970-01-01"),
  partition: z.string(),
});
const keptPartition = z.strictObject({
  id: z.string(),
  version: z.int(),
  bucket: z.string(),
  bucketVersion: z.int(),
});

const exactKept = keeps<ExactRow>("reading-room.exact", {
  register: "each contact's own",
  personal: ["token"],
  term: "as-contact",
  indexes: ["token+day", "contact", "partition"],
  parse: (value) => keptRow.parse(value) as unknown as ExactRow,
});
const partitionsKept = keepsNothingPersonal<Partition>(
  "reading-room.exactPartitions",
  "names of bucket versions that have index rows; their keys are in the keyring only",
  { small: true, parse: (value) => keptPartition.parse(value) },
);

/** Opens both collections. */
export async function openExactIndex(documents: Documents) {
  return { rows: await documents.open(exactKept), partitions: await documents.open(partitionsKept) };
}

/** The partition of what lies in a bucket version. */
export function partitionOf({ bucket, bucketVersion }: BucketVersion): string {
  return `${bucket}@${bucketVersion}`;
}

/** The blind token of a detail: HMAC-SHA-256 of kind and normal form under the partition's key. Hexadecimal. */
export function tokenOf(key: KeyObject, { kind, normal }: ContactDetail): string {
  return createHmac("sha256", key).update(kind).update("\0").update(normal).digest("hex");
}

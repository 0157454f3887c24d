import { createHmac } from "node:crypto";
import type { CalendarDate, ContactDetail, ContactId, RegisterCode } from "@tallenne/domain";
import { type Documents, keeps, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** One detail of one contact: a keyed hash and an opaque id (flows D13). */
export interface ExactRow {
  /** `<token>:<contact>` */
  readonly id: string;
  readonly version: number;
  readonly token: string;
  readonly contact: ContactId;
  readonly partition: string;
}

/** The key of one partition, register × month of last day. It dies with the partition: rows left in an old backup then say nothing. */
export interface PartitionKey {
  /** `<register>/<month>` */
  readonly id: string;
  readonly version: number;
  /** 32 random bytes, base64url. */
  readonly key: string;
}

const keptRow = z.strictObject({
  id: z.string(),
  version: z.int(),
  token: z.string(),
  contact: z.string(),
  partition: z.string(),
});
const keptKey = z.strictObject({ id: z.string(), version: z.int(), key: z.string() });

const exactKept = keeps<ExactRow>("reading-room.exact", {
  register: "each contact's own",
  personal: ["token"],
  term: "as-contact",
  indexes: ["token", "contact", "partition"],
  parse: (value) => keptRow.parse(value) as unknown as ExactRow,
});
const partitionsKept = keepsNothingPersonal<PartitionKey>(
  "reading-room.exactKeys",
  "random keys of index partitions",
  {
    small: true,
    parse: (value) => keptKey.parse(value),
  },
);

/** Opens both collections. */
export async function openExactIndex(documents: Documents) {
  return { rows: await documents.open(exactKept), keys: await documents.open(partitionsKept) };
}

/** The partition of a contact. */
export function partitionOf(register: RegisterCode, lastDay: CalendarDate): string {
  return `${register}/${lastDay.slice(0, 7)}`;
}

/** The blind token of a detail: HMAC-SHA-256 of kind and normal form under the partition's key. Hexadecimal. */
export function tokenOf(key: string, { kind, normal }: ContactDetail): string {
  return createHmac("sha256", Buffer.from(key, "base64url"))
    .update(kind)
    .update("\0")
    .update(normal)
    .digest("hex");
}

import { createHash } from "node:crypto";
import { type DisposalView, canonicalBytes, disposalView } from "@tallenne/contracts";
import type { CalendarDate, ContactId, DisposalId, EntryId, Instant, BucketRegister } from "@tallenne/domain";
import { type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** Steps of a disposal, in order (flows J5). Each may be repeated; the document says which one is done. */
export const disposalSteps = [
  "due",
  "closed",
  "moved",
  "dropped",
  "key-destroyed",
  "objects-removed",
  "forgotten",
  "verified",
  "purged",
] as const;
export type DisposalStep = (typeof disposalSteps)[number];

/** An object to remove: its key in the store. */
export interface DisposedObject {
  readonly contact: ContactId;
  readonly key: string;
  readonly version: string;
}

/** One bucket version on its way out. Opaque ids, days and digests only. */
export interface Disposal {
  readonly id: DisposalId;
  readonly version: number;
  /** The disposal that closes the bucket version: itself, or the one of which it is a further part. Members are stamped with it. */
  readonly first: DisposalId;
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly register: BucketRegister;
  readonly lastDay: CalendarDate;
  readonly contacts: readonly ContactId[];
  readonly disputed: readonly ContactId[];
  readonly objects: readonly DisposedObject[];
  readonly step: DisposalStep;
  /** Set while a step fails: which one, for the page and the alarm. */
  readonly failing: string | null;
  readonly startedAt: Instant;
  /** Set with the certificate, before the ledger is told: its entry must be the same when it is written again. */
  readonly finishedAt: Instant | null;
  readonly finishedOn: CalendarDate | null;
  /** Since when the reading-room has not answered that it forgot the keys. */
  readonly silentSince: Instant | null;
  readonly receipts: readonly DisposalReceipt[];
  readonly dueEntry: EntryId;
  readonly purgedEntry: EntryId;
  readonly certificate: string | null;
  /** True until the last step is done: unfinished ones are found by it. */
  readonly open: boolean;
}

/** What stands with an owner: how many key copies, listed objects or members are gone there, whoever removed them and when. */
export interface DisposalReceipt {
  readonly owner: string;
  readonly gone: number;
  readonly at: Instant;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  first: z.string().optional(),
  bucket: z.string(),
  bucketVersion: z.int(),
  register: z.string(),
  lastDay: z.string(),
  contacts: z.array(z.string()),
  disputed: z.array(z.string()),
  objects: z.array(z.strictObject({ contact: z.string(), key: z.string(), version: z.string() })),
  step: z.enum(disposalSteps),
  failing: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  finishedOn: z.string().nullable(),
  silentSince: z.string().nullable(),
  receipts: z.array(z.strictObject({ owner: z.string(), gone: z.int(), at: z.string() })),
  dueEntry: z.string(),
  purgedEntry: z.string(),
  certificate: z.string().nullable(),
  open: z.boolean(),
});

const disposalsKept = keepsNothingPersonal<Disposal>(
  "steward.disposals",
  "bucket versions, opaque ids and digests of what was deleted; kept ten years as proof",
  {
    indexes: ["open+startedAt", "startedAt", "first"],
    parse: (value) => {
      const found = kept.parse(value);
      // Documents from before there were parts are their own first.
      return { ...found, first: found.first ?? found.id } as unknown as Disposal;
    },
  },
);

/** Opens the collection. */
export function openDisposals(documents: Documents) {
  return documents.open(disposalsKept);
}

/** SHA-256 of the sorted ids, one a line: what the ledger is told instead of a long list. */
export function idsDigest(ids: readonly ContactId[]): string {
  return createHash("sha256").update(ids.toSorted().join("\n")).digest("hex");
}

/** The proof of a deletion: which bucket version, how many, whose receipts. Its digest stands in the ledger. */
export function certificateOf(disposal: Omit<Disposal, "certificate">): string {
  const { id, bucket, bucketVersion, register, lastDay, receipts, contacts } = disposal;
  const proof = {
    v: 1,
    id,
    bucket,
    bucketVersion,
    register,
    lastDay,
    count: contacts.length,
    ids: idsDigest(contacts),
    receipts,
  };
  return createHash("sha256").update(canonicalBytes(proof)).digest("hex");
}

/** As shown on the page. */
export function viewOf(disposal: Disposal): DisposalView {
  return disposalView.parse({
    id: disposal.id,
    bucket: disposal.bucket,
    bucketVersion: disposal.bucketVersion,
    register: disposal.register,
    lastDay: disposal.lastDay,
    count: disposal.contacts.length,
    disputed: disposal.disputed.length,
    step: disposal.failing === null ? disposal.step : "failed",
    startedAt: disposal.startedAt,
    finishedAt: disposal.open ? null : disposal.finishedAt,
    receipts: disposal.receipts,
    certificate: disposal.open ? null : disposal.certificate,
    entry: disposal.open ? null : disposal.purgedEntry,
  });
}

import type { CaseId, ContactId, Instant } from "@tallenne/domain";
import { type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** The legal hold of one object version as it should be, and as the store last said it was. */
export interface ObjectHold {
  /** `<object key>#<version>` */
  readonly id: string;
  readonly version: number;
  readonly contact: ContactId;
  readonly key: string;
  readonly objectVersion: string;
  /** Cases for which it is locked; none: it is lifted. */
  readonly cases: readonly CaseId[];
  /** What the store said when it was asked last; null while it has not answered. */
  readonly locked: boolean | null;
  /** Since when the store does not do as it should; null while it does. Found by `isFailing`. */
  readonly failingSince: Instant | null;
  readonly isFailing: boolean;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  contact: z.string(),
  key: z.string(),
  objectVersion: z.string(),
  cases: z.array(z.string()),
  locked: z.boolean().nullable(),
  failingSince: z.string().nullable(),
  isFailing: z.boolean(),
});

const objectHoldsKept = keepsNothingPersonal<ObjectHold>(
  "steward.objectHolds",
  "object keys and opaque ids; hold + 1 year",
  { indexes: ["isFailing", "contact"], parse: (value) => kept.parse(value) as unknown as ObjectHold },
);

/** Opens the collection. */
export function openObjectHolds(documents: Documents) {
  return documents.open(objectHoldsKept);
}

import { type PublicHalfView, publicHalf } from "@tallenne/contracts";
import { type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** State of a bucket version: `wanted` has no key yet, `open` takes wraps, `closed` takes none. */
type SealingKeyState = "wanted" | "open" | "closed";

/** One bucket version's public half, or the wish for one. Public halves and digests of ids only. */
export interface SealingKey {
  /** `<bucket>#<version>`; version 0 is the wish. */
  readonly id: string;
  readonly version: number;
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly state: SealingKeyState;
  readonly half: PublicHalfView | null;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  bucket: z.string(),
  bucketVersion: z.int(),
  state: z.enum(["wanted", "open", "closed"]),
  half: publicHalf.nullable(),
});

const sealingKeysKept = keepsNothingPersonal<SealingKey>(
  "catalogue.sealingKeys",
  "public halves of key pairs, one per register, class and last day",
  {
    term: "bucket + 1 y",
    indexes: ["state+half.lastDay", "bucket+bucketVersion"],
    parse: (value) => kept.parse(value),
  },
);

/** Opens the collection. */
export function openSealingKeys(documents: Documents) {
  return documents.open(sealingKeysKept);
}

/** Id of a bucket version. */
export function sealingKeyId(bucket: string, bucketVersion: number): string {
  return `${bucket}#${bucketVersion}`;
}

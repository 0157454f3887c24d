import type { CalendarDate, Id } from "@tallenne/domain";
import type { BucketClass, BucketVersion } from "../buckets/bucket.ts";
import type { LatePart } from "../parts/part.ts";
import { fieldBytes } from "../field-bytes.ts";

/**
 * What a wrapped key opens: the sealed parts of an upload, an envelope of personal fields, or a part that came after the upload. That one has a key of
 * its own: who took the upload in has long forgotten its key.
 */
export type WrapKind = "object" | "record" | LatePart;

/** What a wrap is tied to (flows D12). A wrap opens only under exactly the binding it was made with. */
export interface Binding {
  /** Whose key it is: a contact, or a case or visit with an envelope of its own. */
  readonly contact: Id<"contact" | "case" | "visit">;
  readonly register: string;
  readonly class: BucketClass;
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly kind: WrapKind;
  /** Hexadecimal SHA-256 of the sealed object, where the key opens one object only. */
  readonly sealedDigest?: string;
}

/** The bytes HPKE binds the wrap to. */
export function bindingBytes(binding: Binding, { bucket, bucketVersion }: BucketVersion): Buffer {
  return fieldBytes("tallenne/wrap@v1", [
    binding.contact,
    binding.register,
    binding.class,
    binding.anchorDate,
    binding.lastDay,
    binding.kind,
    binding.sealedDigest ?? "",
    bucket,
    String(bucketVersion),
  ]);
}

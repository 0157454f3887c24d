import type { DisposalView } from "@tallenne/contracts";
import { canonicalText } from "../../platform/canonical-text.ts";

/**
 * The certificate of a deletion from what is shown of it and the digest of ids that the ledger keeps: the text that the steward made its digest of (canonical
 * JSON). Whoever changes a count, a receipt or a day gets another digest.
 */
export function certificateTextOf(disposal: DisposalView, idsDigest: unknown): string {
  const { id, bucket, bucketVersion, register, lastDay, count, receipts } = disposal;
  return canonicalText({
    v: 1,
    id,
    bucket,
    bucketVersion,
    register,
    lastDay,
    count,
    ids: idsDigest,
    receipts,
  });
}

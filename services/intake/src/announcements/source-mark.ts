import { createHmac } from "node:crypto";
import type { Secret } from "@tallenne/runtime";

/**
 * Keyed marks (flows D17): who holds a stolen store can neither test a guessed external id nor a guessed content. Fields are length-prefixed, so that
 * no two lists of fields give the same bytes.
 */
function mark(secret: Secret, fields: readonly string[]): string {
  const hmac = createHmac("sha256", secret.reveal("mark a source"));
  for (const field of fields) {
    const bytes = Buffer.from(field, "utf8");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hmac.update(length).update(bytes);
  }
  return hmac.digest("hex");
}

/** Mark of a source's id for a contact: system, external id, part. Hexadecimal. */
export function sourceKeyOf(secret: Secret, source: string, externalId: string, part: string): string {
  return mark(secret, ["source", source, externalId, part]);
}

/** Mark of a content, from the SHA-256 of its plaintext. Hexadecimal. */
export function contentMarkOf(secret: Secret, plaintextSha256: string): string {
  return mark(secret, ["content", plaintextSha256]);
}

import { createHash } from "node:crypto";
import { refuse } from "@tallenne/contracts";
import type { Bytes } from "@tallenne/wire";

/**
 * The SHA-256 a source states of its content, hexadecimal: Content-Digest (RFC 9530), `sha-256=:<base64>:`. Undefined when the field is absent or
 * names only other algorithms; a malformed one is refused, because whoever states a digest wants it checked.
 */
export function statedDigest(field: string | undefined): string | undefined {
  const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/.exec(field ?? "") ?? [];
  if (base64 !== undefined) return Buffer.from(base64, "base64").toString("hex");
  if (field?.includes("sha-256") === true)
    throw refuse("bad-input", {
      findings: [
        {
          pointer: "/headers/content-digest",
          code: "invalid-format",
          detail: "sha-256=:<base64>: (RFC 9530)",
        },
      ],
    });
  return undefined;
}

/** The SHA-256 of a content that is not kept, hexadecimal. Throws `too-large` after `most` bytes. */
export async function digestOf(stream: Bytes, most: number): Promise<string> {
  const digest = createHash("sha256");
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw refuse("too-large", { facts: { bytes: most } });
    digest.update(piece);
  }
  return digest.digest("hex");
}

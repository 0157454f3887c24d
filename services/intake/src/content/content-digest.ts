import { createHash } from "node:crypto";
import { refuse } from "@tallenne/contracts";
import type { Bytes } from "@tallenne/wire";

/** A member of the field about SHA-256, well formed or not. */
const ofSha256 = /^sha-256(?![a-z0-9_.*-])/;

/**
 * The SHA-256 a source states of its content, hexadecimal: Content-Digest (RFC 9530), `sha-256=:<base64>:`. The field is a dictionary: of two members of
 * one name the last counts (RFC 8941 §4.2.2). Undefined when the field is absent or names only other algorithms; a malformed one is refused, because
 * whoever states a digest wants it checked.
 */
export function statedDigest(field: string | undefined): string | undefined {
  const members = (field ?? "").split(",").map((member) => member.trim());
  const stated = members.filter((member) => ofSha256.test(member)).map(base64In);
  const last = stated.at(-1);
  if (last !== undefined && !stated.includes(undefined)) return Buffer.from(last, "base64").toString("hex");
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

function base64In(member: string): string | undefined {
  return /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(member)?.[1];
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

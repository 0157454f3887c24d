import canonicalize from "canonicalize";

/** Canonical JSON bytes (RFC 8785): the form in which entries are hashed and envelopes sealed. Throws TypeError for what JSON cannot say. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("value has no JSON form");
  return new TextEncoder().encode(text);
}

import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

const rawLength = 32;
/** PKCS #8 around a raw X25519 private key (RFC 8410). */
const privateFrame = Buffer.from("302e020100300506032b656e04220420", "hex");

/** The private key of 32 random bytes. Throws RangeError for another length. */
export function x25519PrivateKey(raw: Uint8Array): KeyObject {
  if (raw.length !== rawLength) throw new RangeError("an X25519 key has 32 bytes");
  return createPrivateKey({ key: Buffer.concat([privateFrame, raw]), format: "der", type: "pkcs8" });
}

/** The public key of a private one, raw, base64url. */
export function x25519PublicText(privateKey: KeyObject): string {
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (x === undefined) throw new TypeError("not an X25519 key");
  return x;
}

/** The public key of raw base64url text. Throws RangeError when it is not 32 bytes. */
export function x25519PublicKey(text: string): KeyObject {
  if (Buffer.from(text, "base64url").length !== rawLength) throw new RangeError("an X25519 key has 32 bytes");
  return createPublicKey({ key: { kty: "OKP", crv: "X25519", x: text }, format: "jwk" });
}

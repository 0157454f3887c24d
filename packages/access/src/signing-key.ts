import type { ServiceName } from "@tallenne/contracts";
import { createHash, createPublicKey, type KeyObject } from "node:crypto";

/** A private ES256 key with the id under which others know its public half. */
export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** Public keys by id, each with the one service that may sign with it: the allow-list behind every token. */
export type TrustedKeys = ReadonlyMap<string, { readonly service: ServiceName; readonly key: KeyObject }>;

/** Id of a P-256 public key: SHA-256 of its DER form, base64url. Throws TypeError for any other kind of key. */
export function keyId(publicKey: KeyObject): string {
  if (publicKey.type !== "public" || publicKey.asymmetricKeyDetails?.namedCurve !== "prime256v1")
    throw new TypeError("a token key is a P-256 public key");
  return createHash("sha256")
    .update(publicKey.export({ format: "der", type: "spki" }))
    .digest("base64url");
}

/** A P-256 private key made ready for signing. Throws TypeError for any other kind of key. */
export function signingKey(privateKey: KeyObject): SigningKey {
  if (privateKey.type !== "private") throw new TypeError("tokens are signed with a private key");
  return { kid: keyId(createPublicKey(privateKey)), key: privateKey };
}

/** The allow-list made of each service's live public keys (flows D4). */
export function trustedKeys(
  keys: readonly { readonly service: ServiceName; readonly key: KeyObject }[],
): TrustedKeys {
  return new Map(keys.map((one) => [keyId(one.key), one]));
}

import type { Chance, Secret } from "@tallenne/runtime";
import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";

/** Seals short secrets for keeping: whoever has the documents alone learns neither authenticator secrets nor pass-phrase hashes. */
export interface Sealer {
  /** `of` names the owner and the kind: what was sealed for one place opens in no other. */
  seal(of: string, secret: Uint8Array): string;
  /** Throws when the text was not sealed under this key for this place. */
  open(of: string, sealed: string): Uint8Array;
}

const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM under a key derived from the service's secret. 12 bytes nonce, ciphertext, 16 bytes tag, base64url. */
export function sealerOf(secret: Secret, chance: Chance): Sealer {
  const key = derive(secret, "tallenne identity sealing");
  return {
    seal: (of, plain) => {
      const nonce = chance.bytes(nonceLength);
      const sealing = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(of));
      const body = [sealing.update(plain), sealing.final(), sealing.getAuthTag()];
      return Buffer.concat([nonce, ...body]).toString("base64url");
    },
    open: (of, sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      const opening = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      })
        .setAAD(Buffer.from(of))
        .setAuthTag(bytes.subarray(-tagLength));
      return Buffer.concat([opening.update(bytes.subarray(nonceLength, -tagLength)), opening.final()]);
    },
  };
}

/** A key of 32 bytes for one use, from the service's secret (HKDF, RFC 5869). */
export function derive(secret: Secret, use: string): Buffer {
  const source = Buffer.from(secret.reveal("derive keys of identity"), "utf8");
  return Buffer.from(hkdfSync("sha256", source, new Uint8Array(0), use, 32));
}

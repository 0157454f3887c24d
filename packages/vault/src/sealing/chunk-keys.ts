import { createHmac, createSecretKey, KeyObject } from "node:crypto";
import { commitmentLength, keyLength, saltLength } from "./sealed-layout.ts";

/** 32 random bytes, as bytes or as a secret `KeyObject`. */
export type SealingKey = Uint8Array | KeyObject;

/** What one object is sealed with. The base nonce is XORed with the chunk number. */
export interface ChunkKeys {
  readonly key: KeyObject;
  readonly baseNonce: Buffer;
  readonly commitment: Buffer;
}

const label = Buffer.from("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0", "ascii");
const nonceLength = 12;

/**
 * Derives key, base nonce and commitment: HKDF-Expand with SHA-512 (RFC 5869) over label, salt and context.
 * Throws RangeError when the key has not 32 bytes or the salt not 24.
 */
export function chunkKeys(key: SealingKey, context: Uint8Array, salt: Uint8Array): ChunkKeys {
  if (sizeOf(key) !== keyLength) throw new RangeError("a sealing key has 32 bytes");
  if (salt.length !== saltLength) throw new RangeError("a salt has 24 bytes");
  const first = block(key, [label, salt, context], 1);
  const second = block(key, [first, label, salt, context], 2);
  const out = Buffer.concat([first, second]);
  const nonceEnd = keyLength + nonceLength;
  return {
    key: createSecretKey(out.subarray(0, keyLength)),
    baseNonce: out.subarray(keyLength, nonceEnd),
    commitment: out.subarray(nonceEnd, nonceEnd + commitmentLength),
  };
}

function sizeOf(key: SealingKey): number | undefined {
  return key instanceof KeyObject ? key.symmetricKeySize : key.length;
}

function block(key: SealingKey, parts: readonly Uint8Array[], counter: number): Buffer {
  const mac = createHmac("sha512", key);
  for (const part of parts) mac.update(part);
  return mac.update(Buffer.of(counter)).digest();
}

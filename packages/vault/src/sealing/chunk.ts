import { createCipheriv, createDecipheriv } from "node:crypto";
import type { ChunkKeys } from "./chunk-keys.ts";
import { Damaged } from "./damaged.ts";
import { mostChunks, tagLength } from "./sealed-layout.ts";

const cipher = "aes-256-gcm";
const options = { authTagLength: tagLength };

/** Seals one chunk into `out` from `at`: ciphertext, then tag. */
export function sealChunk(keys: ChunkKeys, number: number, plain: Uint8Array, out: Buffer, at: number): void {
  const sealer = createCipheriv(cipher, keys.key, nonceOf(keys, number), options);
  out.set(sealer.update(plain), at);
  sealer.final();
  out.set(sealer.getAuthTag(), at + plain.length);
}

/** Opens one chunk (ciphertext and tag). Throws `Damaged` ("chunk") and gives nothing out when it does not verify. */
export function openChunk(keys: ChunkKeys, number: number, sealed: Uint8Array): Buffer {
  const end = sealed.length - tagLength;
  const opener = createDecipheriv(cipher, keys.key, nonceOf(keys, number), options);
  opener.setAuthTag(sealed.subarray(end));
  const plain = opener.update(sealed.subarray(0, end));
  try {
    opener.final();
  } catch {
    plain.fill(0);
    throw new Damaged("chunk");
  }
  return plain;
}

function nonceOf(keys: ChunkKeys, number: number): Buffer {
  if (number >= mostChunks) throw new RangeError("a sealed object has at most 2^38 chunks");
  const nonce = Buffer.from(keys.baseNonce);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ (number % 2 ** 32)) >>> 0, 8);
  nonce.writeUInt32BE((nonce.readUInt32BE(4) ^ Math.floor(number / 2 ** 32)) >>> 0, 4);
  return nonce;
}

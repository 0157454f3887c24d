import { timingSafeEqual } from "node:crypto";
import { type ChunkKeys, chunkKeys, type SealingKey } from "./chunk-keys.ts";
import { Damaged } from "./damaged.ts";
import { headerLength, saltLength } from "./sealed-layout.ts";

/**
 * The chunk keys of an object whose header (salt and commitment) is given. The commitment is compared in constant time
 * before any chunk: one ciphertext opens under one key and context only. Throws `Damaged` ("commitment", "short-read").
 */
export function keysOfHeader(key: SealingKey, context: Uint8Array, header: Uint8Array): ChunkKeys {
  if (header.length !== headerLength) throw new Damaged("short-read");
  const keys = chunkKeys(key, context, header.subarray(0, saltLength));
  if (!timingSafeEqual(keys.commitment, header.subarray(saltLength))) throw new Damaged("commitment");
  return keys;
}

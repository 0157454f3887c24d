import { type SealingKey } from "./chunk-keys.ts";
import { openChunk } from "./chunk.ts";
import { keysOfHeader } from "./sealed-header.ts";
import { chunkOffset, headerLength, plainLength, sealedChunkLength } from "./sealed-layout.ts";

/** Opens a whole sealed object in memory. Throws `Damaged`; then nothing of it is given out. */
export function openBytes(object: {
  readonly key: SealingKey;
  readonly context: Uint8Array;
  readonly sealed: Uint8Array;
}): Buffer {
  const { key, context, sealed } = object;
  const plain = Buffer.allocUnsafe(plainLength(sealed.length));
  const keys = keysOfHeader(key, context, sealed.subarray(0, headerLength));
  let filled = 0;
  try {
    for (let at = headerLength, number = 0; at < sealed.length; number += 1, at = chunkOffset(number)) {
      const piece = openChunk(keys, number, sealed.subarray(at, at + sealedChunkLength));
      plain.set(piece, filled);
      filled += piece.length;
    }
  } catch (failure) {
    plain.fill(0);
    throw failure;
  }
  return plain;
}

import { Damaged } from "./damaged.ts";

/** Plain bytes of every chunk but the last, which is shorter and may be empty (c2sp.org/chunked-encryption). */
export const chunkLength = 16_384;
export const tagLength = 16;
export const sealedChunkLength = chunkLength + tagLength;
export const saltLength = 24;
export const commitmentLength = 32;
export const headerLength = saltLength + commitmentLength;
export const keyLength = 32;
/** 4 PiB: beyond it the specification demands to stop. */
export const mostChunks = 2 ** 38;
/** Neighbouring chunks taken in one read of a store: about 64 KiB. */
export const chunksPerRead = 4;

/** Bytes that `plain` bytes have once sealed. Throws RangeError for what is no length or too long. */
export function sealedLength(plain: number): number {
  if (!Number.isSafeInteger(plain) || plain < 0) throw new RangeError("a length is a whole number from zero");
  const chunks = Math.floor(plain / chunkLength) + 1;
  if (chunks > mostChunks) throw new RangeError("a sealed object has at most 2^38 chunks");
  return headerLength + plain + tagLength * chunks;
}

/** Plain bytes inside a sealed object of this length. Throws `Damaged` ("sealed-length") where no object can have it. */
export function plainLength(sealed: number): number {
  const body = sealed - headerLength;
  if (!Number.isSafeInteger(sealed) || body < tagLength) throw new Damaged("sealed-length");
  const full = Math.floor(body / sealedChunkLength);
  const rest = body - full * sealedChunkLength;
  if (rest < tagLength || full >= mostChunks) throw new Damaged("sealed-length");
  return full * chunkLength + rest - tagLength;
}

/** Where chunk `number` begins in the sealed bytes. */
export function chunkOffset(number: number): number {
  return headerLength + number * sealedChunkLength;
}

import type { ChunkKeys, SealingKey } from "./chunk-keys.ts";
import { openChunk } from "./chunk.ts";
import { Damaged } from "./damaged.ts";
import { keysOfHeader } from "./sealed-header.ts";
import {
  chunkLength,
  chunkOffset,
  chunksPerRead,
  headerLength,
  plainLength,
  sealedChunkLength,
} from "./sealed-layout.ts";

/** Chunks of one read, where a whole range is asked for: 1 MiB. */
const chunksPerStride = 64;

/** A sealed object somewhere, and how to read it. */
export interface SealedSource {
  readonly key: SealingKey;
  readonly context: Uint8Array;
  /** From a trusted record, never from the store: a range does not see the end of the object. */
  readonly sealedLength: number;
  /** Sealed bytes `from` up to, not with, `to`. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** An object whose header was read and whose commitment holds. Ranges are plain bytes `from` up to, not with, `to`. */
export interface OpenedObject {
  readonly plainLength: number;
  /**
   * The range in pieces of at most 64 KiB, each given out only after all chunks it touches have verified; reads only the
   * chunks needed, four neighbours a read. Throws `Damaged` at the first piece that fails, RangeError outside the object.
   */
  range(from: number, to: number): AsyncGenerator<Buffer, void, undefined>;
  /** The range whole: nothing of it is given out unless all of it verifies. */
  bytes(from: number, to: number): Promise<Buffer>;
  /** Opens the first and the last chunk, an empty one too, and gives nothing out: the read-back after a put. */
  proveEnds(): Promise<void>;
}

/** Opens a sealed object by its header: one read. Throws `Damaged` ("sealed-length", "commitment", "short-read"). */
export async function openSealed(source: SealedSource): Promise<OpenedObject> {
  const { sealedLength } = source;
  const length = plainLength(sealedLength);
  const keys = keysOfHeader(source.key, source.context, await source.read(0, headerLength));
  const lastChunk = Math.floor(length / chunkLength);

  const chunks = async (first: number, last: number): Promise<Buffer[]> => {
    const from = chunkOffset(first);
    const to = Math.min(chunkOffset(last + 1), sealedLength);
    const sealed = await source.read(from, to);
    if (sealed.length !== to - from) throw new Damaged("short-read");
    return openChunks(keys, first, sealed);
  };

  async function* range(from: number, to: number): AsyncGenerator<Buffer, void, undefined> {
    checkRange(from, to, length);
    if (from === to) return;
    const needed = Math.floor((to - 1) / chunkLength);
    for (let first = Math.floor(from / chunkLength); first <= needed; first += chunksPerRead) {
      const last = Math.min(first + chunksPerRead - 1, needed);
      const plain = Buffer.concat(await chunks(first, last));
      const start = first * chunkLength;
      yield plain.subarray(Math.max(from - start, 0), to - start);
    }
  }

  return {
    plainLength: length,
    range,
    async bytes(from, to) {
      checkRange(from, to, length);
      if (from === to) return Buffer.alloc(0);
      const needed = Math.floor((to - 1) / chunkLength);
      const pieces: Buffer[] = [];
      // Nothing is given out before all of it verifies, so it may be read in larger strides than a range.
      for (let first = Math.floor(from / chunkLength); first <= needed; first += chunksPerStride)
        pieces.push(...(await chunks(first, Math.min(first + chunksPerStride - 1, needed))));
      const start = from % chunkLength;
      return Buffer.concat(pieces).subarray(start, start + to - from);
    },
    async proveEnds() {
      await chunks(0, 0);
      if (lastChunk > 0) await chunks(lastChunk, lastChunk);
    },
  };
}

/** One range of a sealed object, whole. For several ranges of one object use `openSealed`: it reads the header once. */
export async function openRange(
  source: SealedSource & { readonly from: number; readonly to: number },
): Promise<Buffer> {
  return (await openSealed(source)).bytes(source.from, source.to);
}

function openChunks(keys: ChunkKeys, first: number, sealed: Uint8Array): Buffer[] {
  const opened: Buffer[] = [];
  for (let at = 0; at < sealed.length; at += sealedChunkLength)
    opened.push(openChunk(keys, first + opened.length, sealed.subarray(at, at + sealedChunkLength)));
  return opened;
}

function checkRange(from: number, to: number, length: number): void {
  const whole = Number.isSafeInteger(from) && Number.isSafeInteger(to);
  if (!whole || from < 0 || to < from || to > length) throw new RangeError("the range is outside the object");
}

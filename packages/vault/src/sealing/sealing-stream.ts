import { chunkKeys, type SealingKey } from "./chunk-keys.ts";
import { sealChunk } from "./chunk.ts";
import { chunkLength, headerLength, sealedChunkLength, tagLength } from "./sealed-layout.ts";

/** What an object is sealed under. A salt is 24 random bytes and never used twice with one key. */
export interface Sealing {
  readonly key: SealingKey;
  /** Who the object is, see `partContext`; may be empty, must be the same when it is opened. */
  readonly context: Uint8Array;
  readonly salt: Uint8Array;
}

/** Seals what is pushed, in memory of one chunk and one piece. The sealed object is every answer in order. */
export interface SealingStream {
  /**
   * Takes plain bytes of any length and answers the sealed bytes that are ready, at times none. The input may be reused. With `into` they are written to
   * its front and the answer is a view of it; throws RangeError where it is too short.
   */
  push(plain: Uint8Array, into?: Uint8Array): Buffer;
  /** Answers the final chunk, with `into` as `push`. After it nothing can be pushed. */
  end(into?: Uint8Array): Buffer;
  /** Sealed bytes answered so far; after `end` the length of the object. */
  readonly sealedLength: number;
  /** Plain bytes taken so far. */
  readonly plainLength: number;
}

/** Starts a sealed object (Cobblestone-256, c2sp.org/chunked-encryption with AES-256-GCM). Throws RangeError for a wrong key or salt length. */
export function sealingStream({ key, context, salt }: Sealing): SealingStream {
  const keys = chunkKeys(key, context, salt);
  const header = Buffer.concat([salt, keys.commitment]);
  const held = Buffer.allocUnsafe(chunkLength);
  let heldLength = 0;
  let chunks = 0;
  let taken = 0;
  let given = 0;
  let ended = false;

  /** Room for `length` bytes; the first answer begins with the header. */
  const room = (length: number, into: Uint8Array | undefined): { out: Buffer; at: number } => {
    const at = given === 0 ? headerLength : 0;
    const out =
      into === undefined
        ? Buffer.allocUnsafe(at + length)
        : Buffer.from(into.buffer, into.byteOffset, into.length).subarray(0, at + length);
    if (out.length < at + length) throw new RangeError("no room for the sealed bytes");
    if (at > 0) header.copy(out);
    given += out.length;
    return { out, at };
  };

  return {
    push(plain, into) {
      if (ended) throw new TypeError("the sealed object is complete");
      const full = Math.floor((heldLength + plain.length) / chunkLength);
      const { out, at } = room(full * sealedChunkLength, into);
      let from = 0;
      for (let number = 0; number < full; number += 1) {
        const wanted = chunkLength - heldLength;
        const piece = plain.subarray(from, from + wanted);
        if (heldLength > 0) held.set(piece, heldLength);
        sealChunk(keys, chunks, heldLength > 0 ? held : piece, out, at + number * sealedChunkLength);
        from += wanted;
        heldLength = 0;
        chunks += 1;
      }
      held.set(plain.subarray(from), heldLength);
      heldLength += plain.length - from;
      taken += plain.length;
      return out;
    },
    end(into) {
      if (ended) throw new TypeError("the sealed object is complete");
      ended = true;
      const { out, at } = room(heldLength + tagLength, into);
      sealChunk(keys, chunks, held.subarray(0, heldLength), out, at);
      held.fill(0);
      return out;
    },
    get sealedLength() {
      return given;
    },
    get plainLength() {
      return taken;
    },
  };
}

import { refuse } from "@tallenne/contracts";
import type { Bytes } from "@tallenne/wire";

/** A stream as bytes in memory. Throws Problem `too-large` after `most` bytes. */
export async function bounded(stream: Bytes, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw refuse("too-large", { facts: { bytes: most } });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

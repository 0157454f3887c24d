import { type Sealing, sealingStream } from "./sealing-stream.ts";

/** Seals bytes that lie in memory, see `sealingStream`. */
export function sealBytes({ plain, ...sealing }: Sealing & { readonly plain: Uint8Array }): Buffer {
  const stream = sealingStream(sealing);
  return Buffer.concat([stream.push(plain), stream.end()]);
}

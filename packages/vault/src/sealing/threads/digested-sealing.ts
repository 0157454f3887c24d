import { createHash } from "node:crypto";
import { type Sealing, sealingStream } from "../sealing-stream.ts";
import type { SealedDigests } from "./thread-words.ts";

/** Seals one object and digests it on both sides: the same in a thread and without one. */
export interface DigestedSealing {
  /** The sealed form of the next plain bytes, written to the front of `room`. */
  push(plain: Uint8Array, room: Uint8Array): Uint8Array;
  /** The final chunk, written to the front of `room`. */
  end(room: Uint8Array): Uint8Array;
  /** After `end`. */
  digests(): SealedDigests;
}

/** Begins an object. Throws as `sealingStream`. */
export function digestedSealing(sealing: Sealing): DigestedSealing {
  const stream = sealingStream(sealing);
  const ofPlain = createHash("sha256");
  const ofSealed = createHash("sha256");
  const counted = (sealed: Uint8Array): Uint8Array => {
    ofSealed.update(sealed);
    return sealed;
  };
  return {
    push(plain, room) {
      ofPlain.update(plain);
      return counted(stream.push(plain, room));
    },
    end: (room) => counted(stream.end(room)),
    digests: () => ({ plain: ofPlain.digest("hex"), sealed: ofSealed.digest("hex") }),
  };
}

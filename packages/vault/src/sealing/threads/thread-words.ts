import type { GivenUp } from "@tallenne/runtime";

/** Memory of its own, handed to and fro between the threads. */
export type OwnBytes = Uint8Array<ArrayBuffer>;

/** What an object is sealed under, as one thread tells it another. */
export interface SealingWords {
  readonly key: Uint8Array;
  readonly context: Uint8Array;
  readonly salt: Uint8Array;
}

/** The next plain bytes of an object, and memory for their sealed form. `sealing` comes with the first, `isLast` with the last. */
export interface Asked {
  readonly task: number;
  readonly plain: OwnBytes;
  readonly room: OwnBytes;
  readonly sealing?: SealingWords;
  readonly isLast?: true;
}

/** What the thread hears: what it is asked, and that a task is over. */
export type Heard = Asked | GivenUp;

/** SHA-256 of the plain and of the sealed bytes, hexadecimal. */
export interface SealedDigests {
  readonly plain: string;
  readonly sealed: string;
}

/** The sealed bytes, the plain ones' memory back, and after the last the digests. */
export interface Told {
  readonly task: number;
  readonly sealed: OwnBytes;
  readonly spare: OwnBytes;
  readonly digests?: SealedDigests;
}

import type { Finding } from "../finding.ts";

/** How decoded sound is laid out: 16-bit samples, little endian, channel by channel within a frame. */
export interface DecodedFormat {
  readonly channels: number;
  /** Frames a second. */
  readonly rate: number;
}

/** Who wants the decoded sound. */
export interface SoundSink {
  /** Once, before the first samples. */
  format(format: DecodedFormat): void;
  /** The next samples, cut anywhere; they may be overwritten after it resolves. Resolves when there is room for more; false: no more are wanted. */
  samples(bytes: Uint8Array): Promise<boolean>;
}

/** Turns coded sound into samples while it streams by. Whatever the bytes are, nothing throws: what is wrong is found. A sink that rejects does so through `push` or `finish`. */
export interface Decoder {
  /** Takes the next bytes; resolves when there is room for more. False: it has ended, no more are needed. */
  push(bytes: Uint8Array): Promise<boolean>;
  /** Ends the input; resolves when the sink has had every sample. */
  finish(): Promise<readonly Finding[]>;
  /** Lets go at once. May be called at any time and again. */
  stop(): void;
}

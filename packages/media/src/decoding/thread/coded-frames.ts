/** What one call of a decoder gave: the samples of each channel, −1 to 1, and how many frames were damaged. */
export interface Frames {
  readonly channels: readonly Float32Array[];
  readonly rate: number;
  readonly damaged: number;
  /** The sample that stands for full scale. */
  readonly scale: number;
}

/** A decoder as the thread uses it. May throw at any bytes: then the recording is refused. */
export interface ThreadDecoder {
  /** Bytes it is given at once: so few that what they may grow to stays within some tens of megabytes. */
  readonly most: number;
  decode(bytes: Uint8Array): Promise<Frames>;
  /** What is still on its way when the input has ended. */
  flush(): Promise<Frames>;
}

/** The codecs decoded without a program. */
export type ThreadCodec = "flac" | "ogg-opus" | "mp3";

/** No sound. */
export const noFrames: Frames = { channels: [], rate: 0, damaged: 0, scale: 32_768 };

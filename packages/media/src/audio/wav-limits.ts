/** Bounds of what is read. */
export interface WavLimits {
  /** Bytes before the samples. */
  readonly headerBytes: number;
  /** Chunks before the samples. */
  readonly headerChunks: number;
  readonly durationMs: number;
}

/** 4 MiB of header hold every real broadcast or cue chunk; twelve hours are three times the longest recording. */
export const wavLimits: WavLimits = { headerBytes: 4 << 20, headerChunks: 1000, durationMs: 12 * 3_600_000 };

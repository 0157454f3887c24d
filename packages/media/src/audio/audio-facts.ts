/** How the samples of a master are written: unsigned 8 bits, signed 16 bits little endian, ITU-T G.711 A-law or µ-law. */
export type SampleFormat = "pcm8" | "pcm16" | "alaw" | "ulaw";

/** What must be known of a recording to play any second of it (performance §3). Lengths in bytes unless said. */
export interface AudioFacts {
  readonly format: SampleFormat;
  readonly channels: number;
  /** Frames a second. */
  readonly rate: number;
  /** Where the samples begin in the original. */
  readonly dataOffset: number;
  /** Bytes of samples, whole frames only. */
  readonly dataLength: number;
  readonly frames: number;
  readonly durationMs: number;
}

/** Bytes of one sample of one channel. */
export function sampleBytes(format: SampleFormat): 1 | 2 {
  return format === "pcm16" ? 2 : 1;
}

/** Bytes of one frame: a sample of every channel. */
export function frameBytes({ format, channels }: Pick<AudioFacts, "format" | "channels">): number {
  return sampleBytes(format) * channels;
}

/** The facts of `available` bytes of samples; what is left of a last frame does not count. */
export function audioFacts(
  known: Pick<AudioFacts, "format" | "channels" | "rate" | "dataOffset">,
  available: number,
): AudioFacts {
  const bytes = frameBytes(known);
  const frames = Math.floor(available / bytes);
  const { format, channels, rate, dataOffset } = known;
  return {
    format,
    channels,
    rate,
    dataOffset,
    dataLength: frames * bytes,
    frames,
    durationMs: Math.round((frames * 1000) / rate),
  };
}

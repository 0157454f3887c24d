/** Sample formats of a recording that intake takes. */
export type WavFormat = "pcm8" | "pcm16" | "alaw" | "ulaw";

/** A recording to be built: a tone of its own per channel, so that left and right can be told apart. */
export interface Wav {
  readonly format?: WavFormat;
  readonly channels?: 1 | 2;
  readonly rate?: number;
  readonly seconds?: number;
  /** Frequencies of the channels, hertz; 0 is silence. */
  readonly tones?: readonly number[];
}

const codes: Readonly<Record<WavFormat, readonly [tag: number, bytes: number]>> = {
  pcm8: [1, 1],
  pcm16: [1, 2],
  alaw: [6, 1],
  ulaw: [7, 1],
};

/** The bytes of a WAV file. */
export function wav(made: Wav = {}): Buffer {
  const { format = "pcm16", channels = 2, rate = 8000, seconds = 2, tones = [440, 660] } = made;
  const [tag, width] = codes[format];
  const frames = Math.round(rate * seconds);
  const samples = Buffer.alloc(frames * channels * width);
  for (let frame = 0; frame < frames; frame += 1)
    for (let channel = 0; channel < channels; channel += 1) {
      const value = Math.round(Math.sin((2 * Math.PI * (tones[channel] ?? 0) * frame) / rate) * 12_000);
      const at = (frame * channels + channel) * width;
      if (format === "pcm16") samples.writeInt16LE(value, at);
      else samples.writeUInt8(encoded(format, value), at);
    }
  return Buffer.concat([header({ tag, width, channels, rate, length: samples.length }), samples]);
}

function header(of: { tag: number; width: number; channels: number; rate: number; length: number }): Buffer {
  const { tag, width, channels, rate, length } = of;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * width, 28);
  head.writeUInt16LE(channels * width, 32);
  head.writeUInt16LE(width * 8, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(length, 40);
  return head;
}

function encoded(format: Exclude<WavFormat, "pcm16">, value: number): number {
  if (format === "pcm8") return (value >> 8) + 128;
  return format === "alaw" ? alaw(value) : ulaw(value);
}

/** A-law of a 16-bit sample (ITU-T G.711). */
function alaw(value: number): number {
  const sign = value >= 0 ? 0x80 : 0;
  const size = Math.min(value >= 0 ? value : -value - 1, 32_767) >> 4;
  const exponent = size < 32 ? 0 : Math.floor(Math.log2(size)) - 4;
  const step = exponent === 0 ? size >> 1 : (size >> exponent) & 15;
  return (sign | (exponent << 4) | step) ^ 0x55;
}

/** µ-law of a 16-bit sample (ITU-T G.711). */
function ulaw(value: number): number {
  const sign = value < 0 ? 0x80 : 0;
  const size = Math.min(Math.abs(value), 32_635) + 132;
  const exponent = Math.floor(Math.log2(size)) - 7;
  return ~(sign | (exponent << 4) | ((size >> (exponent + 3)) & 15)) & 0xff;
}

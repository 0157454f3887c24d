import { u32, u64 } from "../bytes.ts";

/** One zoom level: `values` holds for every pixel, for every channel, smallest and largest sample in 8 bits. */
export interface PeakLevel {
  readonly framesPerPixel: number;
  readonly pixels: number;
  readonly values: Int8Array;
}

/** The waveform of a recording, finest level first. */
export interface Peaks {
  readonly channels: number;
  readonly rate: number;
  readonly frames: number;
  readonly levels: readonly PeakLevel[];
}

const magic = [0x54, 0x4c, 0x50, 0x4b]; // TLPK
const version = 1;
const headBytes = 24;
const levelBytes = 12;

/** Writes the `peaks` part (FORMATS.md §1). */
export function writePeaks({ channels, rate, frames, levels }: Peaks): Uint8Array {
  const start = headBytes + levelBytes * levels.length;
  const bytes = new Uint8Array(start + levels.reduce((sum, { values }) => sum + values.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, version, channels, levels.length, 0]);
  view.setUint32(8, rate, true);
  view.setBigUint64(16, BigInt(frames), true);
  let offset = start;
  for (const [index, level] of levels.entries()) {
    const at = headBytes + levelBytes * index;
    view.setUint32(at, level.framesPerPixel, true);
    view.setUint32(at + 4, level.pixels, true);
    view.setUint32(at + 8, offset, true);
    bytes.set(new Uint8Array(level.values.buffer, level.values.byteOffset, level.values.length), offset);
    offset += level.values.length;
  }
  return bytes;
}

/** Reads a `peaks` part. The levels are views of `bytes`. Throws RangeError when it is none or of another version. */
export function readPeaks(bytes: Uint8Array): Peaks {
  if (!magic.every((byte, index) => bytes[index] === byte)) throw new RangeError("not peaks");
  if (bytes[4] !== version) throw new RangeError(`peaks of version ${bytes[4]} are not known`);
  const channels = bytes[5] ?? 0;
  const levels = Array.from({ length: bytes[6] ?? 0 }, (_, index) => {
    const at = headBytes + levelBytes * index;
    const pixels = u32(bytes, at + 4);
    const length = pixels * channels * 2;
    const offset = u32(bytes, at + 8);
    if (offset + length > bytes.length) throw new RangeError("peaks are cut off");
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + offset, length);
    return { framesPerPixel: u32(bytes, at), pixels, values };
  });
  return { channels, rate: u32(bytes, 8), frames: u64(bytes, 16), levels };
}

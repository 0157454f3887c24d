/** One zoom level: for every pixel, for every channel, smallest and largest sample in 8 bits. */
interface PeakLevel {
  readonly framesPerPixel: number;
  readonly pixels: number;
  readonly values: Int8Array;
}

/** The waveform of a recording as the server made it, finest level first. */
export interface Peaks {
  readonly channels: number;
  readonly rate: number;
  readonly frames: number;
  readonly levels: readonly PeakLevel[];
}

const magic = [0x54, 0x4c, 0x50, 0x4b]; // TLPK
const headBytes = 24;
const levelBytes = 12;

/** Reads the binary `peaks` part (media: FORMATS.md §1); little endian. Throws RangeError when it is none, cut off or of another version. */
export function decodePeaks(buffer: ArrayBuffer): Peaks {
  const view = new DataView(buffer);
  if (buffer.byteLength < headBytes || !magic.every((byte, place) => view.getUint8(place) === byte))
    throw new RangeError("not peaks");
  if (view.getUint8(4) !== 1) throw new RangeError("peaks of another version");
  const channels = view.getUint8(5);
  const levels = Array.from({ length: view.getUint8(6) }, (_, index) => {
    const at = headBytes + levelBytes * index;
    const pixels = view.getUint32(at + 4, true);
    const offset = view.getUint32(at + 8, true);
    return {
      framesPerPixel: view.getUint32(at, true),
      pixels,
      values: new Int8Array(buffer, offset, pixels * channels * 2),
    };
  });
  return { channels, rate: view.getUint32(8, true), frames: Number(view.getBigUint64(16, true)), levels };
}

/** Lowest and highest sample of one column of the picture, −1 to 1. */
export type Column = readonly [number, number];

/**
 * The columns of one channel for a picture `width` columns wide that shows the whole recording: from the coarsest level that still has a pixel for
 * every column, else from the finest.
 */
export function columnsOf({ levels, channels }: Peaks, channel: number, width: number): readonly Column[] {
  const level = levels.toReversed().find(({ pixels }) => pixels >= width) ?? levels[0];
  if (level === undefined || level.pixels === 0) return [];
  return Array.from({ length: width }, (_, column) => {
    const first = Math.floor((column * level.pixels) / width);
    const last = Math.max(first + 1, Math.floor(((column + 1) * level.pixels) / width));
    let [low, high] = [127, -128];
    for (let pixel = first; pixel < last; pixel += 1) {
      const at = (pixel * channels + channel) * 2;
      low = Math.min(low, level.values[at] ?? 0);
      high = Math.max(high, level.values[at + 1] ?? 0);
    }
    return [low / 128, high / 127];
  });
}

/** The loudest a quiet recording is drawn, as times of what it is: beyond that the noise of the line would look like speech. */
const mostGain = 8;

/** Rows drawn as tall as fits, all by the same factor, so that who spoke softly stays lower than who spoke up. */
export function heightened(rows: readonly (readonly Column[])[]): readonly (readonly Column[])[] {
  const loudest = rows.flat().reduce((most, [low, high]) => Math.max(most, -low, high), 0);
  const gain = loudest === 0 ? 1 : Math.min(mostGain, 1 / loudest);
  return rows.map((columns) => columns.map(([low, high]): Column => [low * gain, high * gain]));
}

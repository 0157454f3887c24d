const kilobits = {
  "1": [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
  "2": [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
} as const;
const rates = [44_100, 48_000, 32_000, 0] as const;

/** What the head of a frame says. */
export interface Mp3Frame {
  /** Bytes to the next frame. */
  readonly length: number;
  readonly channels: 1 | 2;
}

/** The frame of MPEG audio layer III whose head stands at `at` (ISO/IEC 11172-3 §2.4.1.3); undefined when there is none. */
export function mp3Frame(bytes: Uint8Array, at: number): Mp3Frame | undefined {
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  const version = (second >> 3) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  if (bytes[at] !== 0xff || (second & 0xe6) !== 0xe2 || version === 1) return undefined;
  const rate = (rates[(third >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const bits = (kilobits[version === 3 ? "1" : "2"][third >> 4] ?? 0) * 1000;
  if (rate === 0 || bits === 0) return undefined;
  const length = Math.floor(((version === 3 ? 144 : 72) * bits) / rate) + ((third >> 1) & 1);
  return { length, channels: (bytes[at + 3] ?? 0) >> 6 === 3 ? 1 : 2 };
}

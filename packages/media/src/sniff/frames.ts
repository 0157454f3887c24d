import type { Kind } from "./kind.ts";

/** The kind of a stream of frames without a container: a frame must be followed by another where its length says. */
export function kindOfFrames(bytes: Uint8Array, head: string): Kind | undefined {
  if (head.startsWith("ID3")) return "mp3";
  if (isAac(bytes)) return "aac";
  if (isMp3(bytes)) return "mp3";
  if (isTransportStream(bytes)) return "mpeg-ts";
  return isGsm(bytes) ? "gsm-6.10" : undefined;
}

const kilobits = {
  "1": [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
  "2": [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
} as const;
const rates = [44_100, 48_000, 32_000, 0] as const;

/** MPEG audio layer III (ISO/IEC 11172-3 §2.4.1.3). */
function mp3FrameLength(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  const version = (second >> 3) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  if (bytes[at] !== 0xff || (second & 0xe6) !== 0xe2 || version === 1) return 0;
  const rate = (rates[(third >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const bits = (kilobits[version === 3 ? "1" : "2"][third >> 4] ?? 0) * 1000;
  if (rate === 0 || bits === 0) return 0;
  return Math.floor(((version === 3 ? 144 : 72) * bits) / rate) + ((third >> 1) & 1);
}

function isMp3(bytes: Uint8Array): boolean {
  const length = mp3FrameLength(bytes, 0);
  if (length === 0) return false;
  return length + 4 > bytes.length || mp3FrameLength(bytes, length) > 0;
}

/** ADTS (ISO/IEC 13818-7 §6.2): twelve bits of sync, layer 00. */
function isAac(bytes: Uint8Array): boolean {
  const isSync = (at: number) => bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xf6) === 0xf0;
  if (!isSync(0) || bytes.length < 7) return false;
  const length = (((bytes[3] ?? 0) & 3) << 11) | ((bytes[4] ?? 0) << 3) | ((bytes[5] ?? 0) >> 5);
  return length >= 7 && (length + 2 > bytes.length || isSync(length));
}

function isTransportStream(bytes: Uint8Array): boolean {
  return bytes.length >= 377 && [0, 188, 376].every((at) => bytes[at] === 0x47);
}

/** Raw GSM 6.10: frames of 33 bytes, each with the signature 1101 in its first four bits. */
function isGsm(bytes: Uint8Array): boolean {
  const frames = Math.min(Math.floor(bytes.length / 33), 32);
  if (frames < 8) return false;
  for (let frame = 0; frame < frames; frame += 1) {
    if ((bytes[frame * 33] ?? 0) >> 4 !== 0xd) return false;
  }
  // Headerless A-law silence is 0xd5 throughout.
  return bytes.some((byte) => byte >> 4 !== 0xd);
}

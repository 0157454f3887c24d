import type { Kind } from "./kind.ts";
import { mp3Frame } from "./mp3-frame.ts";

/** The kind of a stream of frames without a container: a frame must be followed by another where its length says. */
export function kindOfFrames(bytes: Uint8Array, head: string): Kind | undefined {
  if (head.startsWith("ID3")) return "mp3";
  if (isAac(bytes)) return "aac";
  if (isMp3(bytes)) return "mp3";
  if (isTransportStream(bytes)) return "mpeg-ts";
  return isGsm(bytes) ? "gsm-6.10" : undefined;
}

function isMp3(bytes: Uint8Array): boolean {
  const frame = mp3Frame(bytes, 0);
  if (frame === undefined) return false;
  return frame.length + 4 > bytes.length || mp3Frame(bytes, frame.length) !== undefined;
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

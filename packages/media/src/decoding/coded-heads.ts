import { latin1 } from "../bytes.ts";

/** Channels and rate, as the head of a coded recording states them. */
export interface StatedShape {
  readonly channels: number;
  readonly rate: number;
}

/** The first metadata block of FLAC must be STREAMINFO (RFC 9639 §8.2): 20 bits of rate, 3 of channels less one. Zeros when it is none. */
export function flacShape(head: Uint8Array): StatedShape {
  const isStreamInfo = ((head[4] ?? 0) & 0x7f) === 0 && head[7] === 34 && head.length >= 42;
  if (!isStreamInfo) return { channels: 0, rate: 0 };
  const [a = 0, b = 0, c = 0] = head.subarray(18, 21);
  return { rate: (a << 12) | (b << 4) | (c >> 4), channels: ((c >> 1) & 7) + 1 };
}

/** The identification header of Opus in Ogg (RFC 7845 §5.1). It is decoded at 16 kHz whatever it was before. */
export function opusShape(head: Uint8Array): StatedShape {
  const at = latin1(head).indexOf("OpusHead");
  return { channels: head[at + 9] ?? 0, rate: 16_000 };
}

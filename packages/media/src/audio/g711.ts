/**
 * ITU-T G.711: the 256 codes of a law as 16-bit linear samples, in the full-scale convention of recorders and players
 * (13-bit A-law values shifted by 3, 14-bit µ-law values by 2).
 */
export const alawSamples: Int16Array = tableOf(decodeAlaw);
export const ulawSamples: Int16Array = tableOf(decodeUlaw);

/** Unsigned 8-bit PCM as 16-bit samples. */
export const pcm8Samples: Int16Array = tableOf((byte) => (byte - 128) << 8);

function tableOf(decode: (byte: number) => number): Int16Array {
  return Int16Array.from({ length: 256 }, (_, byte) => decode(byte));
}

/** Even bits are inverted on the line (G.711 table 1a); sign bit set means positive. */
function decodeAlaw(byte: number): number {
  const code = byte ^ 0x55;
  const segment = (code >> 4) & 7;
  const step = ((code & 15) << 4) + 8;
  const size = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return code >= 0x80 ? size : -size;
}

/** All bits are inverted on the line (G.711 table 2a); the bias of 33 is 132 at this scale. */
function decodeUlaw(byte: number): number {
  const code = ~byte & 0xff;
  const size = ((((code & 15) << 3) + 0x84) << ((code >> 4) & 7)) - 0x84;
  return code >= 0x80 ? -size : size;
}

/** A chunk of a RIFF form for tests; `size` may lie, and so may the pad byte. */
export interface ChunkBytes {
  readonly id: string;
  readonly body: Uint8Array;
  readonly size?: number;
  readonly isPadded?: boolean;
}

/** What a `fmt ` chunk shall say; what is left out is true. */
export interface FormatWords {
  readonly tag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  readonly blockAlign?: number;
  readonly byteRate?: number;
  /** Wraps the tag into WAVE_FORMAT_EXTENSIBLE. */
  readonly isExtensible?: true;
}

/** For tests: a `fmt ` chunk. A-law, two channels, 8 kHz unless said. */
export function formatChunk(words: FormatWords = {}): ChunkBytes {
  const { tag = 6, channels = 2, rate = 8000, bits = tag === 1 ? 16 : 8 } = words;
  const body = new Uint8Array(words.isExtensible ? 40 : 16);
  const view = new DataView(body.buffer);
  view.setUint16(0, words.isExtensible ? 0xfffe : tag, true);
  view.setUint16(2, channels, true);
  view.setUint32(4, rate, true);
  view.setUint32(8, words.byteRate ?? (rate * channels * bits) / 8, true);
  view.setUint16(12, words.blockAlign ?? (channels * bits) / 8, true);
  view.setUint16(14, bits, true);
  if (words.isExtensible) {
    view.setUint16(16, 22, true);
    view.setUint16(18, bits, true);
    body.set([tag & 0xff, tag >> 8, 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113], 24);
  }
  return { id: "fmt ", body };
}

/** For tests: a RIFF WAVE of these chunks, with whatever sizes are told. */
export function wavBytes(
  chunks: readonly ChunkBytes[],
  form: { id?: string; size?: number; tail?: Uint8Array } = {},
): Uint8Array {
  const bodies = chunks.flatMap(({ id, body, size, isPadded = true }) => {
    const head = Buffer.alloc(8);
    head.write(id, "latin1");
    head.writeUInt32LE(size ?? body.length, 4);
    return [head, body, Buffer.alloc(isPadded ? body.length % 2 : 0)];
  });
  const content = Buffer.concat(bodies);
  const head = Buffer.alloc(12);
  head.write(form.id ?? "RIFF", "latin1");
  head.writeUInt32LE(form.size ?? content.length + 4, 4);
  head.write("WAVE", 8, "latin1");
  return new Uint8Array(Buffer.concat([head, content, form.tail ?? new Uint8Array()]));
}

/** For tests: a plain WAV with these samples. */
export function plainWav(samples: Uint8Array, words: FormatWords = {}): Uint8Array {
  return wavBytes([formatChunk(words), { id: "data", body: samples }]);
}

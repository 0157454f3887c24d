import { latin1, u16, u32 } from "../bytes.ts";
import { endOfRiff, declaredSamples } from "../audio/wav-sizes.ts";
import { codecOfTag, tagOf } from "../audio/wav-format.ts";
import { type Finding, finding } from "../finding.ts";

/** Longest format chunk that is handed on; those of real codecs have 14 to 50 bytes. */
const longestFormat = 256;
const chunkHead = 8;
const riffHead = 12;

/** A WAV whose samples are coded, as its head tells. */
export interface CodedWavHead {
  /** Name of the codec, out of the list of tags. */
  readonly name: string;
  readonly channels: number;
  readonly format: Uint8Array;
  /** Where the coded bytes begin. */
  readonly offset: number;
  /** How many were declared; undefined when the recorder never wrote it. */
  readonly declared: number | undefined;
}

/**
 * Reads the head of a WAV as far as the codec: undefined when its samples are plain, or when the head ends before them, which the reader of plain WAV
 * then refuses by name.
 */
export function codedWavHead(head: Uint8Array): CodedWavHead | undefined {
  const end = endOfRiff(u32(head, 4));
  let format: Uint8Array | undefined;
  for (let at = riffHead; at + chunkHead <= head.length;) {
    const id = latin1(head, at, at + 4);
    const size = u32(head, at + 4);
    const body = at + chunkHead;
    if (id === "fmt ") {
      if (size < 14 || size > longestFormat || body + size > head.length) return undefined;
      format = head.slice(body, body + size);
    }
    if (id === "data") {
      const name = format === undefined ? undefined : codecOfTag(tagOf(format));
      if (format === undefined || name === undefined) return undefined;
      const declared = declaredSamples({ size, long: undefined, offset: body, endOfRiff: end });
      return { name, channels: u16(format, 2), format, offset: body, declared };
    }
    at = body + size + (size % 2);
  }
  return undefined;
}

/** Takes only the coded bytes out of a WAV as it streams by. */
export interface CodedWavBytes {
  /** A header of our own making for them, of the same format: nothing else of the original's reaches the decoder. */
  readonly header: Uint8Array;
  /** Those of the next bytes that are coded sound. */
  of(bytes: Uint8Array): Uint8Array;
  finish(): readonly Finding[];
}

/** Bytes are given from the file's first on. */
export function codedWavBytes({ format, offset, declared }: CodedWavHead): CodedWavBytes {
  let position = 0;
  const end = declared === undefined ? Infinity : offset + declared;
  return {
    header: headerOf(format),
    of: (bytes) => {
      const from = Math.min(bytes.length, Math.max(0, offset - position));
      const to = Math.max(from, Math.min(bytes.length, end - position));
      position += bytes.length;
      return bytes.subarray(from, to);
    },
    finish: () => {
      if (declared === undefined) return [finding("wav-size-missing", { offset: offset - 4 })];
      if (position < end) return [finding("truncated", { offset: position })];
      return position > end + (declared % 2) + chunkHead ? [finding("trailing-bytes", { offset: end })] : [];
    },
  };
}

/** RIFF with sizes as programs write them into a pipe: the decoder reads to the end. */
function headerOf(format: Uint8Array): Uint8Array {
  const padded = format.length + (format.length % 2);
  const header = Buffer.alloc(riffHead + chunkHead + padded + chunkHead, 0);
  header.write("RIFF\xff\xff\xff\xffWAVEfmt ", "latin1");
  header.writeUInt32LE(format.length, riffHead + 4);
  header.set(format, riffHead + chunkHead);
  header.write("data\xff\xff\xff\xff", riffHead + chunkHead + padded, "latin1");
  return header;
}

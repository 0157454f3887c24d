import { MPEGDecoder } from "mpg123-decoder";
import { latin1 } from "../../bytes.ts";
import { mp3Frame } from "../../sniff/mp3-frame.ts";
import { type ThreadDecoder, noFrames } from "./coded-frames.ts";

/** Bytes in which the first frame must begin, once tags are passed. */
const longestSearch = 1 << 16;
const tagHead = 10;

/** MPEG audio layer III (ISO/IEC 11172-3). Tags of ID3v2 are passed over unread: pictures, chapters and texts are not sound. */
export async function mp3Decoder(): Promise<ThreadDecoder> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  let held: Uint8Array = new Uint8Array(0);
  let skip = 0;
  let channels = 0;

  /** The bytes from the first frame on; none as long as it has not come. */
  const fromFirstFrame = (bytes: Uint8Array): Uint8Array => {
    let rest = bytes.subarray(Math.min(skip, bytes.length));
    skip -= bytes.length - rest.length;
    rest = new Uint8Array(Buffer.concat([held, rest]));
    while (skip === 0 && rest.length >= tagHead && latin1(rest, 0, 3) === "ID3") {
      const size = tagSize(rest);
      skip = Math.max(0, size - rest.length);
      rest = rest.slice(Math.min(size, rest.length));
    }
    const at = rest.length < tagHead ? -1 : firstFrame(rest);
    if (at < 0) {
      if (rest.length > longestSearch) throw new RangeError("no frame");
      held = rest;
      return rest.subarray(rest.length);
    }
    channels = mp3Frame(rest, at)?.channels ?? 2;
    return rest.subarray(at);
  };
  return {
    most: 8192,
    decode: async (bytes) => {
      const sound = channels === 0 ? fromFirstFrame(bytes) : bytes;
      if (sound.length === 0) return noFrames;
      const { channelData, sampleRate, errors } = decoder.decode(sound);
      // The library gives two channels always: of one that was coded alone the second repeats the first.
      return {
        channels: channelData.slice(0, channels),
        rate: sampleRate,
        damaged: errors.length,
        scale: 32_768,
      };
    },
    flush: async () => noFrames,
  };
}

/** Bytes of an ID3v2 tag with its head and foot (ID3v2.4 §3.1): seven bits a byte. */
function tagSize(bytes: Uint8Array): number {
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  return tagHead + size + (((bytes[5] ?? 0) & 0x10) === 0 ? 0 : tagHead);
}

function firstFrame(bytes: Uint8Array): number {
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const frame = mp3Frame(bytes, at);
    if (frame === undefined) continue;
    const next = at + frame.length;
    if (next + 4 > bytes.length || mp3Frame(bytes, next) !== undefined) return at;
  }
  return -1;
}

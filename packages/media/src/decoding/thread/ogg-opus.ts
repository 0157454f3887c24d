import { OggOpusDecoder } from "ogg-opus-decoder";
import { highestRate } from "../low-rate.ts";
import type { Frames, ThreadDecoder } from "./coded-frames.ts";

/** Opus in Ogg (RFC 6716, 7845), decoded at 16 kHz by the library itself: every rate of Opus is one of its decoder's. */
export async function oggOpusDecoder(): Promise<ThreadDecoder> {
  const options = { forceStereo: false, sampleRate: highestRate };
  const decoder = new OggOpusDecoder(options);
  await decoder.ready;
  return {
    most: 2048,
    // Its types say that it answers at once; it does not.
    decode: async (bytes) => framesOf(await Promise.resolve(decoder.decode(bytes))),
    flush: async () => framesOf(await decoder.flush()),
  };
}

function framesOf({ channelData, errors }: Awaited<ReturnType<OggOpusDecoder["flush"]>>): Frames {
  return { channels: channelData, rate: highestRate, damaged: errors.length, scale: 32_768 };
}

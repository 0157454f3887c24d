import { FLACDecoder } from "@wasm-audio-decoders/flac";
import type { Frames, ThreadDecoder } from "./coded-frames.ts";

/** FLAC (RFC 9639). The library divides samples by the largest positive one of their depth, so 16-bit samples come back as they were. */
export async function flacDecoder(): Promise<ThreadDecoder> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    most: 2048,
    decode: async (bytes) => framesOf(await decoder.decode(bytes)),
    flush: async () => framesOf(await decoder.flush()),
  };
}

function framesOf({ channelData, sampleRate, errors }: Awaited<ReturnType<FLACDecoder["decode"]>>): Frames {
  return { channels: channelData, rate: sampleRate, damaged: errors.length, scale: 32_767 };
}

import { alawSamples, pcm8Samples, ulawSamples } from "./g711.ts";
import type { SampleFormat } from "./audio-facts.ts";

/** The 16-bit samples behind the 256 codes of a one-byte format; undefined for 16-bit PCM, which needs none. */
export function sampleTable(format: SampleFormat): Int16Array | undefined {
  return tables[format];
}

const tables: Readonly<Record<SampleFormat, Int16Array | undefined>> = {
  alaw: alawSamples,
  ulaw: ulawSamples,
  pcm8: pcm8Samples,
  pcm16: undefined,
};

import { type AudioFacts, audioFacts } from "../audio/audio-facts.ts";
import { SampleAnalysis } from "../audio/sample-analysis.ts";
import type { WavFormat } from "../audio/wav-format.ts";
import { wavLimits } from "../audio/wav-limits.ts";
import { finding } from "../finding.ts";
import type { RecordingReading } from "./recording-reading.ts";

/** Codecs of files without a header, as telephone exchanges write them: `.sln`, `.sln16`, `.alaw`, `.ulaw`, `.gsm`, `.g722`. */
const headerlessCodecs = ["pcm16", "alaw", "ulaw", "gsm-6.10", "g722"] as const;

/** What a source declares of sound whose bytes do not say it themselves. */
export interface HeaderlessSound {
  readonly codec: (typeof headerlessCodecs)[number];
  /** Samples a second; 8000 unless said. GSM and G.722 have one of their own. */
  readonly rate?: number | undefined;
  /** 1 unless said. */
  readonly channels?: number | undefined;
}

/** Reads samples without a header, 16-bit PCM little endian or G.711: they play from the master as they are. */
export function headerlessReader(format: WavFormat) {
  const analysis = new SampleAnalysis(format);
  let length = 0;
  return {
    push: (bytes: Uint8Array): boolean => {
      analysis.push(bytes);
      length += bytes.length;
      return factsOf(format, length).durationMs <= wavLimits.durationMs;
    },
    finish: (): RecordingReading => {
      const facts = factsOf(format, length);
      if (facts.durationMs > wavLimits.durationMs) return { findings: [finding("recording-too-long")] };
      if (facts.frames === 0) return { findings: [finding("no-samples")] };
      const found = facts.dataLength === length ? [] : [finding("partial-frame", { offset: length })];
      return {
        facts,
        findings: found,
        ...analysis.finish(),
        played: "original",
        mediaType: mediaTypes[format.format],
      };
    },
    stop: () => undefined,
  };
}

const factsOf = (format: WavFormat, length: number): AudioFacts =>
  audioFacts({ ...format, dataOffset: 0 }, length);

const mediaTypes = {
  pcm8: "application/octet-stream",
  // RFC 2586 has its samples big endian, so its name would lie.
  pcm16: "application/octet-stream",
  alaw: "audio/pcma",
  ulaw: "audio/pcmu",
} as const;

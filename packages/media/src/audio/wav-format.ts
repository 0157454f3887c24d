import { u16, u32 } from "../bytes.ts";
import { type Finding, finding } from "../finding.ts";
import type { SampleFormat } from "./audio-facts.ts";

/** What a `fmt ` chunk declares, as far as it can be played. */
export interface WavFormat {
  readonly format: SampleFormat;
  readonly channels: number;
  readonly rate: number;
}

/** More of a `fmt ` chunk is never looked at. */
export const longestFormatChunk = 40;

const extensible = 0xfffe;
/** The fixed end of KSDATAFORMAT_SUBTYPE GUIDs, after the two bytes of the tag. */
const subtypeEnd = [0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];

/** Names of registered tags (RFC 2361 and later) that recorders are known to write. */
const names: Readonly<Record<number, string>> = {
  0x0002: "ms-adpcm",
  0x0003: "pcm-float",
  0x0010: "oki-adpcm",
  0x0011: "ima-adpcm",
  0x0014: "g723",
  0x0022: "truespeech",
  0x0031: "gsm-6.10",
  0x0040: "g721",
  0x0042: "g723.1",
  0x0045: "g726",
  0x0050: "mpeg-1-2",
  0x0055: "mp3",
  0x0057: "amr-nb",
  0x0058: "amr-wb",
  0x0064: "g726",
  0x0065: "g722",
  0x0083: "g729",
  0x00ff: "aac",
  0x0111: "g723.1",
  0x0123: "g723.1",
  0x0133: "g729",
  0x0160: "wma",
  0x0161: "wma",
  0x028f: "g722",
  0x1600: "aac",
  0x1610: "aac",
  0x566f: "vorbis",
  0x674f: "vorbis",
  0x704f: "opus",
  0xa109: "speex",
  0xf1ac: "flac",
};

/**
 * Reads a `fmt ` chunk. Every lie is found at once; numbers that follow from others are computed, not believed.
 * `format` is missing when the recording cannot be played.
 */
export function readWavFormat(
  chunk: Uint8Array,
  offset: number,
): { format?: WavFormat; findings: Finding[] } {
  const tag = tagOf(chunk);
  // The oldest form, of 14 bytes, says nothing of the sample size; for G.711 it needs not.
  if (chunk.length < (tag === 1 ? 16 : 14)) return { findings: [finding("format-chunk-short", { offset })] };
  const codec = codecOf(tag, chunk.length < 16 ? 8 : u16(chunk, 14));
  const channels = u16(chunk, 2);
  const rate = u32(chunk, 4);
  const findings = [...codec.findings, ...channelFindings(channels), ...rateFindings(rate)];
  const { format } = codec;
  if (format === undefined || findings.some(({ severity }) => severity === "refused")) {
    return { findings: findings.map((found) => ({ ...found, offset })) };
  }
  const width = format === "pcm16" ? 2 : 1;
  if (u16(chunk, 12) !== width * channels) findings.push(finding("block-align-differs"));
  if (u32(chunk, 8) !== width * channels * rate) findings.push(finding("byte-rate-differs"));
  return { format: { format, channels, rate }, findings: findings.map((found) => ({ ...found, offset })) };
}

/** The codec's tag; WAVE_FORMAT_EXTENSIBLE hides it in a GUID. Undefined for a GUID that is not of the registered form. */
export function tagOf(chunk: Uint8Array): number | undefined {
  const tag = u16(chunk, 0);
  if (tag !== extensible) return tag;
  return subtypeEnd.every((byte, index) => chunk[26 + index] === byte) ? u16(chunk, 24) : undefined;
}

/** The name of the codec behind a tag; undefined for plain samples, `wav-…` for a tag nobody knows. */
export function codecOfTag(tag: number | undefined): string | undefined {
  if (tag === undefined) return "wav-extensible";
  return [1, 6, 7].includes(tag) ? undefined : (names[tag] ?? `wav-0x${tag.toString(16).padStart(4, "0")}`);
}

function codecOf(tag: number | undefined, bits: number): { format?: SampleFormat; findings: Finding[] } {
  if (tag === 6 || tag === 7) {
    return {
      format: tag === 6 ? "alaw" : "ulaw",
      findings: bits === 8 ? [] : [finding("sample-size-differs")],
    };
  }
  const coded = codecOfTag(tag);
  if (coded !== undefined) return unsupported(coded);
  if (bits === 8) return { format: "pcm8", findings: [] };
  return bits === 16 ? { format: "pcm16", findings: [] } : unsupported(`pcm-${bits}`);
}

function unsupported(format: string): { findings: Finding[] } {
  return { findings: [finding("codec-not-supported", { format })] };
}

/** What is wrong with a number of channels: one or two are taken. */
export function channelFindings(channels: number): Finding[] {
  if (channels === 0) return [finding("channels-zero")];
  return channels > 2 ? [finding("too-many-channels")] : [];
}

/** What is wrong with a sample rate. */
export function rateFindings(rate: number): Finding[] {
  if (rate === 0) return [finding("rate-zero")];
  return rate < 8000 || rate > 48_000 ? [finding("rate-not-supported")] : [];
}

import type { FfmpegInput } from "../ffmpeg/ffmpeg-decoder.ts";
import type { Kind } from "../sniff/kind.ts";
import type { ThreadCodec } from "./thread/coded-frames.ts";

/** How recordings of one kind are decoded. */
type Way = { readonly thread: ThreadCodec } | { readonly ffmpeg: FfmpegInput };

/** A codec that does not play from the master. */
export interface Coded {
  /** As the findings name it. */
  readonly name: string;
  readonly mediaType: string;
  readonly way: Way;
}

const byFfmpeg = (demuxer: string, decoders: readonly string[], more: Partial<FfmpegInput> = {}): Way => ({
  ffmpeg: { demuxer, decoders, ...more },
});
const mp4 = byFfmpeg("mov", ["aac", "amrnb", "amrwb", "libopencore_amrnb", "libopencore_amrwb"], {
  mustSeek: true,
});
const matroska = byFfmpeg("matroska", ["opus", "libopus", "vorbis"]);

/** Recordings in files and containers of their own, by what their content is. */
export const codedKinds: Readonly<Partial<Record<Kind, Omit<Coded, "name">>>> = {
  flac: { mediaType: "audio/flac", way: { thread: "flac" } },
  "ogg-opus": { mediaType: "audio/ogg", way: { thread: "ogg-opus" } },
  mp3: { mediaType: "audio/mpeg", way: { thread: "mp3" } },
  "gsm-6.10": { mediaType: "audio/gsm", way: byFfmpeg("gsm", ["gsm"]) },
  "amr-nb": { mediaType: "audio/amr", way: byFfmpeg("amr", ["amrnb"]) },
  "amr-wb": { mediaType: "audio/amr-wb", way: byFfmpeg("amr", ["amrwb"]) },
  aac: { mediaType: "audio/aac", way: byFfmpeg("aac", ["aac"]) },
  mp4: { mediaType: "audio/mp4", way: mp4 },
  "3gp": { mediaType: "audio/3gpp", way: mp4 },
  quicktime: { mediaType: "audio/mp4", way: mp4 },
  "wma-asf": { mediaType: "audio/x-ms-wma", way: byFfmpeg("asf", ["wmav1", "wmav2", "wmapro", "wmavoice"]) },
  webm: { mediaType: "audio/webm", way: matroska },
  matroska: { mediaType: "audio/x-matroska", way: matroska },
  "ogg-vorbis": { mediaType: "audio/ogg", way: byFfmpeg("ogg", ["vorbis"]) },
  "ogg-speex": { mediaType: "audio/ogg", way: byFfmpeg("ogg", ["speex", "libspeex"]) },
};

/** Codecs inside WAV, by the name of their tag: the one decoder each gets. Those of blocks of bits say the bits of a sample. */
const wavCodecs: Readonly<Record<string, string>> = {
  "gsm-6.10": "gsm_ms",
  "ms-adpcm": "adpcm_ms",
  "ima-adpcm": "adpcm_ima_wav",
  g722: "g722",
  g726: "g726",
  g729: "g729",
  mp3: "mp3float",
};

/** How a codec inside WAV is decoded; undefined for one that is not taken. */
export function codedInWav(name: string): Coded | undefined {
  const decoder = wavCodecs[name];
  if (decoder === undefined) return undefined;
  return { name, mediaType: "audio/wav", way: byFfmpeg("wav", [decoder]) };
}

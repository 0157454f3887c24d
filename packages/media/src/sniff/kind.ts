import { type Finding, finding } from "../finding.ts";

/** What content is, told from its bytes. Grouped by what intake does with it. */
export const kinds = {
  empty: "empty",
  wav: "recording",
  // recordings of other codecs or containers: refused by name until their decoder comes
  "wav-big-endian": "codec",
  w64: "codec",
  aiff: "codec",
  au: "codec",
  caf: "codec",
  "ogg-opus": "codec",
  "ogg-vorbis": "codec",
  "ogg-speex": "codec",
  "ogg-flac": "codec",
  ogg: "codec",
  flac: "codec",
  mp3: "codec",
  aac: "codec",
  mp4: "codec",
  "3gp": "codec",
  quicktime: "codec",
  "amr-nb": "codec",
  "amr-wb": "codec",
  "gsm-6.10": "codec",
  webm: "codec",
  matroska: "codec",
  avi: "codec",
  "wma-asf": "codec",
  sphere: "codec",
  voc: "codec",
  silk: "codec",
  "mpeg-ts": "codec",
  // encrypted by someone else
  "webm-encrypted": "encrypted",
  "mp4-encrypted": "encrypted",
  "zip-encrypted": "encrypted",
  pgp: "encrypted",
  age: "encrypted",
  "openssl-salted": "encrypted",
  cms: "encrypted",
  // lists of other places: never followed
  hls: "playlist",
  m3u: "playlist",
  pls: "playlist",
  dash: "playlist",
  "concat-list": "playlist",
  xspf: "playlist",
  asx: "playlist",
  sdp: "playlist",
  // written content
  json: "text",
  email: "text",
  text: "text",
  // everything else that is known
  mbox: "other",
  html: "other",
  xml: "other",
  script: "other",
  pdf: "other",
  rtf: "other",
  zip: "other",
  gzip: "other",
  bzip2: "other",
  xz: "other",
  "7z": "other",
  rar: "other",
  tar: "other",
  "ole-document": "other",
  tnef: "other",
  png: "other",
  jpeg: "other",
  gif: "other",
  webp: "other",
  tiff: "other",
  sqlite: "other",
  elf: "other",
  "windows-program": "other",
  polyglot: "polyglot",
  unknown: "unknown",
} as const;

export type Kind = keyof typeof kinds;

/** What the head of some content says. */
export interface Sniffed {
  readonly kind: Kind;
  /** For a polyglot: the two kinds it claims to be. */
  readonly claims?: readonly [Kind, Kind];
}

/** How many bytes of the start `sniff` looks at; fewer are right only when the content ends there. */
export const sniffLength = 4096;

const codes = {
  empty: "empty-file",
  codec: "codec-not-supported",
  encrypted: "content-encrypted",
  playlist: "playlist-refused",
  polyglot: "polyglot",
  unknown: "format-unknown",
} as const;

/**
 * The finding that refuses content which should be a recording and is `sniffed`; undefined for a WAV, whose codec
 * `wavReader` judges.
 */
export function refusalOfRecording({ kind }: Sniffed): Finding | undefined {
  const group = kinds[kind];
  if (group === "recording") return undefined;
  if (group === "text" || group === "other") return finding("other-content", { format: kind });
  return group === "empty" ? finding("empty-file") : finding(codes[group], { format: kind });
}

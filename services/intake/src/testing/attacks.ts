import { wav, wavHeader } from "./contents.ts";

/** A hostile, broken or mislabelled content, and the finding that refuses it. */
export interface Attack {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly finding: string;
}

const latin1 = (text: string) => Buffer.from(text, "latin1");
const filled = (start: string, length = 900) => latin1(start.padEnd(length, "\x01\x90\xf3"));
const riff = (...chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(chunks);
  const head = Buffer.alloc(12);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  head.write("WAVE", 8, "latin1");
  return Buffer.concat([head, body]);
};
const chunk = (id: string, body: Buffer, length = body.length): Buffer => {
  const head = Buffer.alloc(8);
  head.write(id, 0, "latin1");
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const format = (of: { tag?: number; channels?: number; rate?: number; width?: number }): Buffer => {
  const { tag = 1, channels = 2, rate = 8000, width = 2 } = of;
  return wavHeader({ tag, width, channels, rate, length: 0 }).subarray(12, 36);
};
const data = chunk("data", Buffer.alloc(16_000, 3));
const whole = wav();
const gigabytes = 0xffff_fff0;

const refused = (finding: string, attacks: Readonly<Record<string, Uint8Array>>): readonly Attack[] =>
  Object.entries(attacks).map(([name, bytes]) => ({ name, bytes, finding }));

/** Named attacks on a recorder's inlet (security §5), each with the finding it must meet. */
export const attacks: readonly Attack[] = [
  ...refused("empty-file", { "no byte at all": new Uint8Array() }),
  ...refused("playlist-refused", {
    "a playlist that names a local file": latin1("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
    "a playlist that names a server": latin1(
      "#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n",
    ),
    "a concat list": latin1("ffconcat version 1.0\nfile /etc/passwd\n"),
    "a DASH manifest": latin1(
      '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>file:///</BaseURL></MPD>',
    ),
    "a PLS list": latin1("[playlist]\nFile1=http://127.0.0.1/x\n"),
    "an XSPF list": latin1('<?xml version="1.0"?><playlist version="1"><trackList/></playlist>'),
    "an ASX list": latin1('<asx version="3.0"><entry><ref href="x"/></entry></asx>'),
    "an SDP session": latin1("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\nm=audio 9 RTP/AVP 0\r\n"),
  }),
  ...refused("no-samples", {
    "an MP3 with an ID3 bomb": filled("ID3\x04\0\0\x7f\x7f\x7f\x7fCHAP"),
    "an Ogg/Opus without sound": filled(`OggS\0\x02${"\0".repeat(20)}\x01\x13OpusHead\x01`),
  }),
  ...refused("rate-not-supported", { "a FLAC of an impossible rate": filled("fLaC\0\0\0\x22") }),
  ...refused("codec-needs-ffmpeg", {
    "an MP4": filled("\0\0\0\x20ftypM4A \0\0\0\0"),
    "an AMR": filled("#!AMR\n\x3c"),
    "GSM 6.10 in a WAV": riff(format({ tag: 0x31, width: 1 }), data),
    "MP3 in a WAV": riff(format({ tag: 0x55, width: 1 }), data),
  }),
  ...refused("codec-not-supported", {
    "an AVI under the name of a WAV": filled("RIFF\0\0\0\x10AVI LIST"),
    "a big-endian WAV": filled("RIFX\0\0\0\x10WAVE"),
    "24-bit PCM": riff(format({ width: 3 }), data),
    "floating point": riff(format({ tag: 3, width: 4 }), data),
  }),
  ...refused("content-encrypted", {
    "a WebM with a key": filled("\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm\x50\x35\x90\x47\xe2\x90"),
    "an encrypted archive": filled("PK\x03\x04\x14\0\x01\0"),
    "an age file": latin1("age-encryption.org/v1\n-> X25519 x\n"),
  }),
  ...refused("other-content", {
    "a program": filled("\x7fELF\x02\x01\x01"),
    "a shell script": latin1("#!/bin/sh\nrm -rf /\n"),
    "a web page": latin1("<!DOCTYPE html><script>fetch('/x')</script>"),
    "a zip bomb": filled("PK\x03\x04\x14\0\0\0"),
    "a gzip bomb": filled("\x1f\x8b\x08\0"),
    "an XML of entities": latin1('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
    "a PDF": filled("%PDF-1.7\n"),
    "a chat log": latin1('{"format":"tallenne-chat","version":1,"messages":[]}'),
    "a mail": latin1("From: a@example.fi\r\nTo: b@example.fi\r\nSubject: x\r\n\r\nHei"),
  }),
  ...refused("header-truncated", {
    "a WAV cut in its header": whole.subarray(0, 40),
  }),
  ...refused("truncated", {
    "a WAV cut in its samples": whole.subarray(0, whole.length - 5000),
    "a length of four gigabytes over two seconds": riff(
      format({}),
      chunk("data", Buffer.alloc(16_000, 3), gigabytes),
    ),
  }),
  ...refused("too-many-channels", { "255 channels": riff(format({ channels: 255 }), data) }),
  ...refused("channels-zero", { "no channels": riff(format({ channels: 0 }), data) }),
  ...refused("rate-zero", { "no samples a second": riff(format({ rate: 0 }), data) }),
  ...refused("rate-not-supported", {
    "four thousand million samples a second": riff(format({ rate: 0xffff_ffff }), data),
  }),
  ...refused("format-not-before-samples", { "samples before their format": riff(data, format({})) }),
  ...refused("second-format-chunk", { "two formats": riff(format({}), format({ rate: 16_000 }), data) }),
  ...refused("second-data-chunk", { "two stretches of samples": riff(format({}), data, data) }),
  ...refused("format-chunk-short", { "half a format": riff(chunk("fmt ", Buffer.alloc(8, 1)), data) }),
  ...refused("format-unknown", { noise: Buffer.from("MZ\x90\0".padEnd(900, "\x8d\xf1\x02"), "latin1") }),
  ...refused("no-samples", {
    "a RIFF of twelve bytes": whole.subarray(0, 12),
    "a header alone": riff(format({}), chunk("data", Buffer.alloc(0))),
  }),
  ...refused("header-too-large", {
    "a header bomb of a thousand chunks": riff(
      ...Array.from({ length: 1200 }, () => chunk("junk", Buffer.alloc(2))),
      format({}),
      data,
    ),
  }),
  ...refused("longer-than-announced", { "a minute announced as two seconds": wav({ seconds: 60 }) }),
];

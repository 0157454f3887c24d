import { execFileSync } from "node:child_process";
import { numbersFrom, type Sound, sounds } from "./mutations.ts";

/** An attack by its name, and how it must end: the code that refuses it, or `heard` for what may be decoded as far as it is wanted. */
export interface NamedAttack extends Sound {
  readonly ends: string;
}

const latin1 = (text: string) => Buffer.from(text, "latin1");
const of = (name: string) => sounds.find((sound) => sound.name === name)?.bytes ?? Buffer.alloc(0);

/** The bytes of a sound with some overwritten where a word stands. */
function rewritten(name: string, word: string, offset: number, bytes: Buffer): Buffer {
  const copy = Buffer.from(of(name));
  const at = copy.indexOf(word, 0, "latin1");
  if (at < 0) throw new Error(`${name} has no ${word}`);
  bytes.copy(copy, at + offset);
  return copy;
}

/** ISO base media box of a type and a body. */
function box(type: string, ...body: readonly Buffer[]): Buffer {
  const content = Buffer.concat(body);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}

/** An M4A whose samples, by its data reference, lie elsewhere. */
function elsewhere(address: string): Buffer {
  const file = of("speech.m4a");
  const at = file.indexOf("url ", 0, "latin1") - 4;
  const reference = box("url ", Buffer.from([0, 0, 0, 0]), latin1(`${address}\0`));
  const grown = reference.length - file.readUInt32BE(at);
  const moved = Buffer.concat([file.subarray(0, at), reference, file.subarray(at + file.readUInt32BE(at))]);
  for (const type of ["dref", "dinf", "minf", "mdia", "trak", "moov"]) {
    const where = moved.indexOf(type, 0, "latin1") - 4;
    moved.writeUInt32BE(moved.readUInt32BE(where) + grown, where);
  }
  return moved;
}

/** Silence of an hour and of a day in few bytes, made by the ffmpeg under test outside the jail. */
function silence(ffmpeg: string, seconds: number, words: readonly string[]): Buffer {
  const source = ["-v", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", String(seconds)];
  return execFileSync(ffmpeg, [...source, ...words, "pipe:1"], { maxBuffer: 1 << 28 });
}

const attack = (name: string, ends: string, bytes: Buffer): NamedAttack => ({ name, ends, bytes });

/** The named attacks of reliability G10. `lure`: an address that must stay silent. */
export function namedAttacks(ffmpeg: string, lure: string): readonly NamedAttack[] {
  const noise = Buffer.from(Array.from({ length: 20_000 }, numbersFrom(7).bind(undefined, 256)));
  const host = lure.replace(/^http:\/\//, "");
  return [
    attack(
      "an HLS list of a local file",
      "playlist-refused",
      latin1("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"),
    ),
    attack("an HLS list of an address", "playlist-refused", latin1(`#EXTM3U\n#EXTINF:1,\n${lure}/a.ts\n`)),
    attack(
      "an HLS list behind white space and a mark",
      "playlist-refused",
      latin1(`\u00ef\u00bb\u00bf\r\n  #EXTM3U\n${lure}\n`),
    ),
    attack("an M3U of a local file", "playlist-refused", latin1("#EXTM3U\n/etc/passwd\n")),
    attack("a PLS list", "playlist-refused", latin1(`[playlist]\nFile1=${lure}\n`)),
    attack(
      "an MPEG-DASH manifest",
      "playlist-refused",
      latin1(`<?xml version="1.0"?><MPD><BaseURL>${lure}</BaseURL></MPD>`),
    ),
    attack("a concat script", "playlist-refused", latin1("ffconcat version 1.0\nfile /etc/passwd\n")),
    attack("a concat address", "other-content", latin1(`concat:/etc/passwd|${lure}`)),
    attack(
      "an SDP session",
      "playlist-refused",
      latin1(`v=0\r\no=- 0 0 IN IP4 ${host.split(":")[0]}\r\nm=audio ${host.split(":")[1]} RTP/AVP 0\r\n`),
    ),
    attack(
      "an XSPF list",
      "playlist-refused",
      latin1(`<?xml version="1.0"?><playlist><location>${lure}</location></playlist>`),
    ),
    attack(
      "an ASX list",
      "playlist-refused",
      latin1(`<asx version="3"><entry><ref href="${lure}"/></entry></asx>`),
    ),
    attack(
      "an SVG that fetches",
      "other-content",
      latin1(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${lure}/"/></svg>`),
    ),
    attack("an M4A whose samples lie in a local file", "heard", elsewhere("file:///etc/passwd")),
    attack("an M4A whose samples lie at an address", "heard", elsewhere(`${lure}/sound`)),
    attack(
      "an M4A of four thousand million samples",
      "any",
      rewritten("speech.m4a", "stsz", 12, Buffer.from([0xff, 0xff, 0xff, 0xff])),
    ),
    attack(
      "an M4A whose box says it is endless",
      "any",
      rewritten("speech.m4a", "moov", -4, Buffer.from([0, 0, 0, 1])),
    ),
    attack(
      "an M4A of boxes in boxes",
      "decoding-failed",
      Buffer.concat([
        box("ftyp", latin1("M4A \0\0\0\0")),
        Array.from({ length: 2000 }).reduce<Buffer>((inner) => box("moov", inner), Buffer.alloc(0)),
      ]),
    ),
    attack("an M4A that is only a beginning", "decoding-failed", of("speech.m4a").subarray(0, 300)),
    attack("a 3GP of noise", "decoding-failed", Buffer.concat([of("speech.3gp").subarray(0, 40), noise])),
    attack("a WMA of noise", "any", Buffer.concat([of("speech.wma").subarray(0, 60), noise])),
    attack(
      "a WMA whose packets are endless",
      "any",
      rewritten("speech.wma", "\u0030\u0026\u00b2\u0075", 16, Buffer.alloc(8, 0xff)),
    ),
    attack("a WebM of endless elements", "any", rewritten("speech.webm", "webm", 8, Buffer.alloc(24, 0xff))),
    attack(
      "an AMR of frames that are none",
      "any",
      Buffer.concat([latin1("#!AMR\n"), Buffer.alloc(4000, 0xff)]),
    ),
    attack("an AAC of noise", "any", Buffer.concat([of("speech.aac").subarray(0, 600), noise])),
    attack(
      "a GSM in WAV of 255 channels",
      "too-many-channels",
      rewritten("speech-gsm.wav", "fmt ", 10, Buffer.from([255, 0])),
    ),
    attack(
      "a GSM in WAV of no channel",
      "channels-zero",
      rewritten("speech-gsm.wav", "fmt ", 10, Buffer.from([0, 0])),
    ),
    attack(
      "a GSM in WAV with blocks of no bytes",
      "any",
      rewritten("speech-gsm.wav", "fmt ", 20, Buffer.from([0, 0])),
    ),
    attack(
      "an ADPCM in WAV with blocks of 65,535 bytes",
      "any",
      rewritten("speech-ms-adpcm.wav", "fmt ", 20, Buffer.from([255, 255])),
    ),
    attack(
      "an Opus of 255 channels",
      "too-many-channels",
      rewritten("speech.opus", "OpusHead", 9, Buffer.from([255])),
    ),
    attack(
      "an Opus that skips for ever",
      "any",
      rewritten("speech.opus", "OpusHead", 10, Buffer.from([255, 255])),
    ),
    attack(
      "a FLAC of eight channels",
      "too-many-channels",
      rewritten("speech.flac", "fLaC", 20, Buffer.from([0x0e])),
    ),
    attack("a FLAC of no rate", "rate-zero", rewritten("speech.flac", "fLaC", 18, Buffer.from([0, 0, 0x02]))),
    attack("a FLAC of noise", "any", Buffer.concat([of("speech.flac").subarray(0, 200), noise])),
    attack("an hour of silence as FLAC", "longest", silence(ffmpeg, 3600, ["-f", "flac"])),
    attack(
      "an hour of silence as Opus",
      "longest",
      silence(ffmpeg, 3600, ["-c:a", "libopus", "-b:a", "6k", "-f", "opus"]),
    ),
    attack(
      "an hour of silence as MP3",
      "longest",
      silence(ffmpeg, 3600, ["-c:a", "libmp3lame", "-b:a", "8k", "-f", "mp3"]),
    ),
    attack(
      "a GSM that never ends",
      "longest",
      Buffer.concat(Array.from({ length: 1200 }, () => of("speech.gsm"))),
    ),
    attack(
      "an MP3 behind a tag that claims 256 MB",
      "no-samples",
      Buffer.concat([latin1("ID3\u0004\0\0\u007f\u007f\u007f\u007f"), of("speech.mp3")]),
    ),
    attack("an MP3 of a thousand chapters", "heard", Buffer.concat([chapters(1000), of("speech.mp3")])),
    attack(
      "an MP3 whose frames turn to noise",
      "any",
      Buffer.concat([of("speech.mp3").subarray(0, 1500), noise, of("speech.mp3")]),
    ),
    attack(
      "a FLAC that is a web page too",
      "polyglot",
      Buffer.concat([
        of("speech.flac").subarray(0, 60),
        latin1("<script src=x></script>"),
        of("speech.flac").subarray(60),
      ]),
    ),
    attack(
      "a WAV that is an archive too",
      "polyglot",
      Buffer.concat([of("speech.wav"), latin1("PK\u0003\u0004\u0014\0\0\0"), noise]),
    ),
    attack(
      "an archive called a recording",
      "other-content",
      Buffer.concat([latin1("PK\u0003\u0004\u0014\0\0\0\u0008\0"), noise]),
    ),
  ];
}

/** An ID3v2 tag with so many chapters. */
function chapters(count: number): Buffer {
  const chapter = Buffer.concat([latin1("CHAP\0\0\0\u0014\0\0ch\0"), Buffer.alloc(17, 1)]);
  const body = Buffer.concat(Array.from({ length: count }, () => chapter));
  const size = [21, 14, 7, 0].map((shift) => (body.length >> shift) & 0x7f);
  return Buffer.concat([latin1("ID3\u0004\0\0"), Buffer.from(size), body]);
}

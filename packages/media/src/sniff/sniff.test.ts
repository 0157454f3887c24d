import { describe, expect, test } from "@jest/globals";
import { formatChunk, plainWav, wavBytes } from "../audio/wav-bytes.ts";
import { type Kind, kinds, refusalOfRecording } from "./kind.ts";
import { sniff } from "./sniff.ts";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const padded = (start: string, length = 600) =>
  latin1(start + "\x01\x90\xf3".repeat(length).slice(start.length));
const mp3Frame = (() => {
  const frame = Buffer.alloc(417, 0x5a);
  frame.set([0xff, 0xfb, 0x90, 0x00]); // MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes
  return frame;
})();
const adts = (() => {
  const frame = Buffer.alloc(64, 0x21);
  frame.set([0xff, 0xf1, 0x50, 0x80, 64 >> 3, (64 & 7) << 5, 0xfc]);
  return frame;
})();
const gsm = Buffer.concat(
  Array.from({ length: 20 }, (_, index) => Buffer.concat([Buffer.from([0xd2]), Buffer.alloc(32, index + 7)])),
);

const samples: readonly (readonly [Kind, Uint8Array])[] = [
  ["empty", new Uint8Array()],
  ["wav", plainWav(new Uint8Array(100))],
  ["wav", wavBytes([formatChunk({ tag: 0x31 })], { id: "RF64" })],
  ["wav-big-endian", padded("RIFX\0\0\0\x10WAVE")],
  ["w64", padded("riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00")],
  ["aiff", padded("FORM\0\0\0\x10AIFF")],
  ["aiff", padded("FORM\0\0\0\x10AIFC")],
  ["au", padded(".snd\0\0\0\x18")],
  ["caf", padded("caff\0\x01\0\0")],
  ["ogg-opus", padded(`OggS\0\x02${"\0".repeat(20)}\x01\x13OpusHead\x01`)],
  ["ogg-vorbis", padded(`OggS\0\x02${"\0".repeat(20)}\x01\x1e\x01vorbis`)],
  ["ogg-speex", padded(`OggS\0\x02${"\0".repeat(20)}\x01\x50Speex   1.2`)],
  ["ogg-flac", padded(`OggS\0\x02${"\0".repeat(20)}\x01\x33\x7fFLAC\x01`)],
  ["ogg", padded(`OggS\0\x02${"\0".repeat(20)}\x01\x33other`)],
  ["flac", padded("fLaC\0\0\0\x22")],
  ["mp3", padded("ID3\x04\0\0\0\0\x02\x01")],
  ["mp3", Buffer.concat([mp3Frame, mp3Frame])],
  ["aac", Buffer.concat([adts, adts])],
  ["mp4", padded("\0\0\0\x20ftypM4A \0\0\0\0")],
  ["3gp", padded("\0\0\0\x18ftyp3gp4\0\0\0\0")],
  ["quicktime", padded("\0\0\0\x14ftypqt  \0\0\0\0")],
  ["mp4-encrypted", padded("\0\0\0\x20ftypM4A \0\0\0\0 moov trak stsd enca")],
  ["amr-nb", padded("#!AMR\n\x3c")],
  ["amr-wb", padded("#!AMR-WB\n\x04")],
  ["gsm-6.10", gsm],
  ["webm", padded("\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm")],
  ["webm-encrypted", padded("\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm\x50\x35\x90\x47\xe2\x90")],
  ["matroska", padded("\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska")],
  ["avi", padded("RIFF\0\0\0\x10AVI LIST")],
  ["wma-asf", padded("\x30\x26\xb2\x75\x8e\x66\xcf\x11")],
  ["sphere", padded("NIST_1A\n   1024\n")],
  ["voc", padded("Creative Voice File\x1a")],
  ["silk", padded("\x02#!SILK_V3")],
  ["zip", padded("PK\x03\x04\x14\0\0\0")],
  ["zip-encrypted", padded("PK\x03\x04\x14\0\x01\0")],
  ["pgp", latin1("-----BEGIN PGP MESSAGE-----\n\nhQEM\n")],
  ["age", latin1("age-encryption.org/v1\n-> X25519 x\n")],
  ["openssl-salted", padded("Salted__\x01\x02")],
  ["cms", padded("\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03")],
  ["hls", latin1("#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\nfile:///etc/passwd\n")],
  ["m3u", latin1("#EXTM3U\nother.wav\n")],
  ["pls", latin1("[playlist]\nFile1=x\n")],
  ["dash", latin1('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">')],
  ["concat-list", latin1("ffconcat version 1.0\nfile x\n")],
  ["xspf", latin1('<?xml version="1.0"?><playlist version="1">')],
  ["asx", latin1('<asx version="3.0">')],
  ["sdp", latin1("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n")],
  ["json", latin1('\xef\xbb\xbf {"format": "tallenne-chat"}')],
  ["email", latin1("Received: from mx\r\nFrom: a@example.fi\r\n\r\nHei\r\n")],
  ["mbox", latin1("From a@example.fi Mon Nov 23 10:00:00 2026\nFrom: a@example.fi\n")],
  ["html", latin1("<!DOCTYPE html><html></html>")],
  ["xml", latin1('<?xml version="1.0"?><other/>')],
  ["script", latin1("#!/bin/sh\necho\n")],
  ["text", latin1("Hyv\xe4\xe4 p\xe4iv\xe4\xe4\n")],
  ["text", latin1("\xff\xfeH\0e\0i\0")],
  ["pdf", padded("%PDF-1.7\n")],
  ["rtf", latin1("{\\rtf1 }")],
  ["gzip", padded("\x1f\x8b\x08\0")],
  ["bzip2", padded("BZh91AY")],
  ["xz", padded("\xfd7zXZ\0\0")],
  ["7z", padded("7z\xbc\xaf\x27\x1c")],
  ["rar", padded("Rar!\x1a\x07\x01")],
  ["tar", latin1(`${"name\0".padEnd(257, "\0")}ustar\0`)],
  ["ole-document", padded("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
  ["tnef", padded("\x78\x9f\x3e\x22")],
  ["png", padded("\x89PNG\r\n\x1a\n")],
  ["jpeg", padded("\xff\xd8\xff\xe0")],
  ["gif", padded("GIF89a")],
  ["webp", padded("RIFF\0\0\0\x10WEBPVP8 ")],
  ["tiff", padded("II*\0")],
  ["sqlite", padded("SQLite format 3\0")],
  ["elf", padded("\x7fELF\x02\x01\x01")],
  [
    "windows-program",
    Buffer.concat([latin1("MZ"), Buffer.alloc(58), Buffer.from([64, 0, 0, 0]), latin1("PE\0\0")]),
  ],
  ["mpeg-ts", Buffer.concat([0, 1, 2].map(() => Buffer.concat([latin1("G"), Buffer.alloc(187, 0x11)])))],
  ["unknown", padded("\x01\x02\x03")],
  ["unknown", new Uint8Array(5000).fill(0xd5)],
];

describe("what a file is, is told by its content", () => {
  test.each(samples.map(([kind, bytes], index) => ({ kind, bytes, index })))(
    "sample $index is $kind",
    ({ kind, bytes }) => {
      expect(sniff(bytes)).toEqual({ kind });
    },
  );

  test("every kind has a sample but the polyglot, which has its own tests", () => {
    const shown = new Set(samples.map(([kind]) => kind));
    expect(Object.keys(kinds).filter((kind) => !shown.has(kind as Kind))).toEqual(["polyglot"]);
  });

  test("only a WAV may go on as a recording; everything else is refused by name", () => {
    for (const [kind, bytes] of samples) {
      const refusal = refusalOfRecording(sniff(bytes));
      expect([kind, refusal?.severity]).toEqual([kind, kind === "wav" ? undefined : "refused"]);
      if (!["wav", "empty"].includes(kind)) expect(refusal?.format).toBe(kind);
    }
  });
});

describe("a file that is two things at once is a polyglot", () => {
  const inside: readonly (readonly [Kind, string])[] = [
    ["pdf", "%PDF-1.4\n1 0 obj"],
    ["html", "<script>alert(1)</script>"],
    ["html", "<html >"],
    ["zip", "PK\x03\x04\x14\0\0\0"],
    ["m3u", "#EXTM3U\n"],
    ["wav", "RIFF\x24\0\0\0WAVEfmt "],
    ["script", "<?php system(1)"],
    ["7z", "7z\xbc\xaf\x27\x1c"],
  ];

  test.each(inside.map(([kind, words]) => ({ kind, words })))(
    "a WAV that carries $kind before its samples",
    ({ kind, words }) => {
      const wav = wavBytes([
        formatChunk(),
        { id: "LIST", body: latin1(words) },
        { id: "data", body: new Uint8Array(64) },
      ]);
      expect(sniff(wav)).toEqual({ kind: "polyglot", claims: ["wav", kind] });
    },
  );

  test("random samples are never taken for one", () => {
    let state = 1;
    const noise = new Uint8Array(4000).map(() => (state = (state * 48_271) % 2_147_483_647) & 0xff);
    expect(sniff(plainWav(noise))).toEqual({ kind: "wav" });
  });
});

import { describe, expect, test } from "@jest/globals";
import type { FindingCode } from "../finding.ts";
import { type FormatWords, formatChunk, plainWav, wavBytes } from "./wav-bytes.ts";
import { type AudioReading, wavReader } from "./wav-reader.ts";

const text = (words: string) => new Uint8Array(Buffer.from(words, "latin1"));
const data = (length: number, more: { size?: number } = {}) => ({
  id: "data",
  body: new Uint8Array(length).fill(0xd5),
  ...more,
});

function read(bytes: Uint8Array, piece = bytes.length): AudioReading & { samples: number } {
  let samples = 0;
  const reader = wavReader({ samples: (part) => (samples += part.length) });
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  return { ...reader.finish(), samples };
}
const longChunks = (long: Buffer) => [
  { id: "ds64", body: new Uint8Array(long) },
  formatChunk(),
  data(200, { size: 0xffff_ffff }),
];
const codes = ({ findings }: AudioReading) => findings.map(({ code }) => code);

describe("a sound WAV gives its facts", () => {
  const cases: readonly (readonly [string, FormatWords, number, object])[] = [
    ["A-law stereo", { tag: 6 }, 16_000, { format: "alaw", channels: 2, frames: 8000, durationMs: 1000 }],
    [
      "µ-law mono",
      { tag: 7, channels: 1 },
      8000,
      { format: "ulaw", channels: 1, frames: 8000, durationMs: 1000 },
    ],
    [
      "PCM 16 mono",
      { tag: 1, channels: 1, rate: 16_000 },
      32_000,
      { format: "pcm16", frames: 16_000, durationMs: 1000 },
    ],
    [
      "PCM 8 stereo",
      { tag: 1, bits: 8, rate: 48_000 },
      96_000,
      { format: "pcm8", frames: 48_000, durationMs: 1000 },
    ],
    ["extensible A-law", { tag: 6, isExtensible: true }, 16_000, { format: "alaw", frames: 8000 }],
    ["extensible PCM", { tag: 1, isExtensible: true }, 32_000, { format: "pcm16", frames: 8000 }],
  ];
  test.each(cases)("%s", (_, words, length, facts) => {
    const reading = read(plainWav(new Uint8Array(length), words));
    expect(reading.findings).toEqual([]);
    expect(reading.facts).toMatchObject({ ...facts, dataLength: length });
    expect(reading.samples).toBe(length);
  });

  test("chunks before and after the samples, odd ones padded, in pieces of any size", () => {
    const wav = wavBytes([
      { id: "LIST", body: text("INFOISFT\x05\0\0\0Lavf5\0") },
      { id: "bext", body: new Uint8Array(603) },
      formatChunk(),
      { id: "fact", body: new Uint8Array([50, 0, 0, 0]) },
      { id: "odd ", body: new Uint8Array(7) },
      data(100),
      { id: "id3 ", body: new Uint8Array(9) },
    ]);
    const whole = read(wav);
    expect(whole.findings).toEqual([]);
    expect(whole.facts?.dataOffset).toBe(Buffer.from(wav).indexOf("data") + 8);
    for (const piece of [1, 2, 3, 7, 64]) expect(read(wav, piece)).toEqual(whole);
  });

  test("RF64 takes its lengths from ds64", () => {
    const ds64 = Buffer.alloc(28);
    ds64.writeUInt32LE(4 + 36 + 24 + 208, 0);
    ds64.writeUInt32LE(200, 8);
    expect(read(wavBytes(longChunks(ds64), { id: "RF64", size: 0xffff_ffff }))).toMatchObject({
      facts: { dataLength: 200 },
      findings: [],
    });
    ds64.writeUInt32LE(300, 8);
    expect(codes(read(wavBytes(longChunks(ds64), { id: "RF64", size: 0xffff_ffff })))).toEqual(["truncated"]);
  });
});

describe("a recorder that was cut off left no sizes", () => {
  const cut: readonly (readonly [string, number, number])[] = [
    ["both zero", 0, 0],
    ["both all ones", 0xffff_ffff, 0xffff_ffff],
    ["only the samples' size", 36, 0],
    ["as written into a pipe", 0x7fff_f024, 0x7fff_f000],
    ["only the form's size", 0, 160],
  ];
  test.each(cut)("%s: the samples go on to the end of the file", (_, riff, size) => {
    const reading = read(wavBytes([formatChunk(), data(160, { size })], { size: riff }));
    expect(codes(reading)).toEqual(["wav-size-missing"]);
    expect(reading.facts).toMatchObject({ dataLength: 160, frames: 80 });
  });

  test("a form that is whole and holds no samples is not taken for one", () => {
    const reading = read(wavBytes([formatChunk(), data(0), { id: "LIST", body: text("INFO") }]));
    expect(codes(reading)).toEqual(["no-samples"]);
  });
});

describe("lies have names", () => {
  const lies: readonly (readonly [FindingCode, FormatWords])[] = [
    ["block-align-differs", { blockAlign: 4 }],
    ["byte-rate-differs", { byteRate: 1 }],
    ["sample-size-differs", { bits: 16, blockAlign: 2, byteRate: 16_000 }],
    ["channels-zero", { channels: 0 }],
    ["too-many-channels", { channels: 255 }],
    ["too-many-channels", { channels: 3 }],
    ["rate-zero", { rate: 0 }],
    ["rate-not-supported", { rate: 4_294_967_295, byteRate: 0 }],
    ["rate-not-supported", { rate: 7999 }],
    ["rate-not-supported", { rate: 48_001 }],
  ];
  test.each(lies)("%s", (code, words) => {
    const reading = read(plainWav(new Uint8Array(320), words));
    expect(codes(reading)).toEqual([code]);
    expect(reading.facts === undefined).toBe(reading.findings[0]?.severity === "refused");
  });

  const codecs: readonly (readonly [string, number])[] = [
    ["gsm-6.10", 0x31],
    ["g722", 0x65],
    ["g722", 0x28f],
    ["g729", 0x83],
    ["g726", 0x64],
    ["mp3", 0x55],
    ["ms-adpcm", 2],
    ["ima-adpcm", 0x11],
    ["pcm-float", 3],
    ["amr-nb", 0x57],
    ["aac", 0xff],
    ["opus", 0x704f],
    ["flac", 0xf1ac],
    ["wav-0x7777", 0x7777],
  ];
  test.each(codecs)("a WAV of %s is refused by the name of its codec", (format, tag) => {
    const found = read(plainWav(new Uint8Array(65), { tag, channels: 1 })).findings;
    expect(found).toEqual([{ code: "codec-not-supported", severity: "refused", format, offset: 20 }]);
  });

  test("PCM of other sizes and unknown extensible forms are refused by name", () => {
    expect(read(plainWav(new Uint8Array(60), { tag: 1, bits: 24 })).findings[0]?.format).toBe("pcm-24");
    const strange = formatChunk({ isExtensible: true });
    strange.body[30] = 9;
    expect(read(wavBytes([strange, data(60)])).findings[0]?.format).toBe("wav-extensible");
  });

  test("all lies of one format are told at once", () => {
    const reading = read(plainWav(new Uint8Array(60), { channels: 255, rate: 0 }));
    expect(codes(reading)).toEqual(["too-many-channels", "rate-zero"]);
  });

  const shapes: readonly (readonly [string, Uint8Array, readonly FindingCode[]])[] = [
    ["samples before their format", wavBytes([data(60), formatChunk()]), ["format-not-before-samples"]],
    ["two formats", wavBytes([formatChunk(), formatChunk({ tag: 1 }), data(60)]), ["second-format-chunk"]],
    ["two stretches of samples", wavBytes([formatChunk(), data(60), data(60)]), ["second-data-chunk"]],
    [
      "a format of four bytes",
      wavBytes([{ id: "fmt ", body: new Uint8Array(4) }, data(60)]),
      ["format-chunk-short"],
    ],
    ["no samples at all", wavBytes([formatChunk()]), ["no-samples"]],
    ["samples longer than the file", wavBytes([formatChunk(), data(60, { size: 1000 })]), ["truncated"]],
    ["half a frame at the end", wavBytes([formatChunk(), data(61)]), ["partial-frame"]],
    [
      "a form longer than the file",
      wavBytes([formatChunk(), data(60)], { size: 5000 }),
      ["riff-size-differs"],
    ],
    [
      "a fact that counts other frames",
      wavBytes([formatChunk(), { id: "fact", body: text("\x01\0\0\0") }, data(60)]),
      ["length-fact-differs"],
    ],
    [
      "zeros behind the form",
      wavBytes([formatChunk(), data(60)], { tail: new Uint8Array(500) }),
      ["trailing-bytes"],
    ],
    [
      "a few bytes behind the form",
      wavBytes([formatChunk(), data(60)], { tail: text("abc") }),
      ["trailing-bytes"],
    ],
    [
      "an archive behind the form",
      wavBytes([formatChunk(), data(60)], { tail: text("PK\x03\x04\x14\0\0\0\x08\0") }),
      ["polyglot"],
    ],
    [
      "a page behind the form",
      wavBytes([formatChunk(), data(60)], { tail: text("<!DOCTYPE html><script>") }),
      ["polyglot"],
    ],
    [
      "a chunk cut off behind the samples",
      wavBytes([formatChunk(), data(60), { id: "LIST", body: text("INFO"), size: 400 }], { size: 600 }),
      ["chunk-truncated", "riff-size-differs"],
    ],
    [
      "an odd chunk without its pad byte",
      wavBytes([{ id: "JUNK", body: new Uint8Array(5), isPadded: false }, formatChunk(), data(60)]),
      ["chunk-not-padded"],
    ],
  ];
  test.each(shapes)("%s", (_, wav, expected) => {
    expect(codes(read(wav))).toEqual(expected);
    expect(codes(read(wav, 1))).toEqual(expected);
  });
});

describe("memory and time are bounded", () => {
  test("a header bomb is refused at the first chunk beyond the limit", () => {
    const bomb = wavBytes([{ id: "JUNK", body: new Uint8Array(16), size: 0x7fff_fff0 }]);
    expect(codes(read(bomb))).toEqual(["header-too-large"]);
    const many = wavBytes([
      ...Array.from({ length: 2000 }, () => ({ id: "JUNK", body: new Uint8Array(0) })),
      formatChunk(),
      data(60),
    ]);
    expect(codes(read(many))).toEqual(["header-too-large"]);
  });

  test("a stream without end stops at the longest recording, and says at once that no more is wanted", () => {
    const reader = wavReader({}, { headerBytes: 1000, headerChunks: 10, durationMs: 60_000 });
    reader.push(wavBytes([formatChunk(), data(0, { size: 0xffff_ffff })], { size: 0xffff_ffff }));
    const second = new Uint8Array(16_000);
    let seconds = 0;
    while (reader.push(second)) seconds += 1;
    expect(seconds).toBe(60);
    expect(reader.finish().findings.map(({ code }) => code)).toEqual([
      "wav-size-missing",
      "recording-too-long",
    ]);
  });
});

import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { type AudioAnalysis, analyseAudio } from "./analyse-audio.ts";
import { readPeaks } from "./peaks.ts";
import { type FormatWords, formatChunk, plainWav, wavBytes } from "./wav-bytes.ts";

function analyse(file: Uint8Array, pieces: readonly number[] = [65_536]): AudioAnalysis {
  const analyser = analyseAudio();
  for (let at = 0, turn = 0; at < file.length; turn += 1) {
    const length = Math.max(1, pieces[turn % pieces.length] ?? 1);
    analyser.push(file.subarray(at, at + length));
    at += length;
  }
  return analyser.finish();
}
function peaksOf({ peaks }: AudioAnalysis) {
  if (peaks === undefined) throw new Error("no peaks");
  return readPeaks(peaks);
}

/** 16-bit stereo of `seconds`: each channel's amplitude at a time, as a square wave of 100 Hz. */
function stereo(
  seconds: number,
  level: (channel: number, second: number) => number,
  rate = 8000,
): Uint8Array {
  const samples = new Int16Array(seconds * rate * 2);
  for (let frame = 0; frame < seconds * rate; frame += 1) {
    const sign = Math.floor((frame * 200) / rate) % 2 === 0 ? 1 : -1;
    for (const channel of [0, 1]) samples[frame * 2 + channel] = sign * level(channel, frame / rate);
  }
  return plainWav(new Uint8Array(samples.buffer), { tag: 1, rate });
}

describe("peaks are made while a recording passes by", () => {
  test("two zoom levels of about 20 and 1 pixels a second, smallest and largest sample in 8 bits a channel", () => {
    const { levels, ...facts } = peaksOf(
      analyse(stereo(3, (channel, second) => (second < 1 ? 0 : channel === 0 ? 12_800 : 2560))),
    );
    expect(facts).toEqual({ channels: 2, rate: 8000, frames: 24_000 });
    expect(levels.map(({ framesPerPixel, pixels }) => [framesPerPixel, pixels])).toEqual([
      [400, 60],
      [8000, 3],
    ]);
    expect([...(levels[0]?.values ?? [])].slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect([...(levels[0]?.values ?? [])].slice(80, 84)).toEqual([-50, 50, -10, 10]);
    expect([...(levels[1]?.values ?? [])]).toEqual([0, 0, 0, 0, -50, 50, -10, 10, -50, 50, -10, 10]);
  });

  test("rates that twenty does not divide, and ends within a pixel, lose nothing", () => {
    const one = new Int16Array(11_025 * 2 + 777);
    one[one.length - 1] = 25_600;
    const { frames, levels } = peaksOf(
      analyse(plainWav(new Uint8Array(one.buffer), { tag: 1, channels: 1, rate: 11_025 })),
    );
    expect(frames).toBe(22_827);
    for (const { framesPerPixel, pixels, values } of levels) {
      expect(pixels).toBe(Math.ceil(frames / framesPerPixel));
      expect(values.at(-1)).toBe(100);
    }
  });

  test("the outcome does not depend on where the stream is cut", () => {
    const formats: readonly FormatWords[] = [
      { tag: 6 },
      { tag: 7, channels: 1 },
      { tag: 1 },
      { tag: 1, bits: 8 },
    ];
    const noise = new Uint8Array(20_000).map((_, index) => (index * index * 31) & 0xff);
    for (const words of formats) {
      const file = wavBytes([
        { id: "LIST", body: new Uint8Array(9) },
        formatChunk(words),
        { id: "data", body: noise },
      ]);
      const whole = analyse(file, [file.length]);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 }), (pieces) => {
          expect(analyse(file, pieces)).toEqual(whole);
        }),
        { numRuns: 60, seed: 5 },
      );
    }
  });

  test("peaks that are none, of another version or cut off are refused by their reader", () => {
    const bytes = analyse(stereo(1, () => 900)).peaks ?? new Uint8Array();
    expect(() => readPeaks(new Uint8Array(40))).toThrow(RangeError);
    expect(() => readPeaks(bytes.map((byte, index) => (index === 4 ? 2 : byte)))).toThrow(/version 2/);
    expect(() => readPeaks(bytes.subarray(0, bytes.length - 1))).toThrow(/cut off/);
  });
});

const speaks = (from: number, to: number, second: number) => (second >= from && second < to ? 8000 : 20);

describe("the silence map", () => {
  test("names stretches of two seconds and more in which every channel is silent", () => {
    const file = stereo(20, (channel, second) =>
      channel === 0
        ? speaks(0, 4, second) + speaks(12, 13, second)
        : speaks(3, 6, second) + speaks(14.5, 20, second),
    );
    expect(analyse(file).silence).toEqual({ version: 1, segments: [[6000, 12_000]], speech: [0.25, 0.425] });
  });

  test("a recording of silence alone is one segment, a short one none", () => {
    expect(analyse(stereo(5, () => 0)).silence).toEqual({
      version: 1,
      segments: [[0, 5000]],
      speech: [0, 0],
    });
    expect(analyse(stereo(1, () => 0)).silence?.segments).toEqual([]);
  });

  test("the idle codes of both laws and a step of 8-bit noise are silence", () => {
    const cases: readonly (readonly [FormatWords, readonly [number, number]])[] = [
      [{ tag: 6 }, [0xd5, 0x55]],
      [{ tag: 7 }, [0xff, 0x7f]],
      [{ tag: 1, bits: 8 }, [128, 129]],
    ];
    for (const [words, codes] of cases) {
      const idle = new Uint8Array(48_000).map((_, index) => codes[index % 2] ?? 0);
      expect(analyse(plainWav(idle, words)).silence?.segments).toEqual([[0, 3000]]);
    }
  });
});

describe("what is no recording makes no derived parts", () => {
  test("content decides: a playlist, a text and another codec are refused by name", () => {
    const say = (text: string) => analyse(new Uint8Array(Buffer.from(text, "latin1")));
    expect(say("#EXTM3U\nfile:///etc/passwd")).toEqual({
      findings: [{ code: "playlist-refused", severity: "refused", format: "m3u" }],
    });
    expect(say("Hei")).toEqual({
      findings: [{ code: "other-content", severity: "refused", format: "text" }],
    });
    expect(analyse(plainWav(new Uint8Array(65), { tag: 0x31, channels: 1 }))).toEqual({
      findings: [{ code: "codec-not-supported", severity: "refused", format: "gsm-6.10", offset: 20 }],
    });
  });

  test("the source is told at once that no more bytes are wanted", () => {
    const analyser = analyseAudio();
    expect(analyser.push(new Uint8Array(4095))).toBe(true);
    expect(analyser.push(new Uint8Array(1))).toBe(false);
    expect(analyser.push(new Uint8Array(1))).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { systemClock } from "@tallenne/runtime";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Decoders, DecodersBusy, openDecoders } from "../decoding/decoders.ts";
import type { HeaderlessSound } from "../decoding/headerless.ts";
import { readRecording } from "../decoding/read-recording.ts";
import { findFfmpeg } from "./find-ffmpeg.ts";
import { ffmpegWords } from "./ffmpeg-decoder.ts";
import { type JailedFfmpeg, jailedFfmpeg } from "./jailed-ffmpeg.ts";

// Programs are started and ended, on cores that other suites share.
jest.setTimeout(60_000);

const sample = (name: string) => readFileSync(join(import.meta.dirname, "../../samples", name));
const spoken = sample("speech.wav").subarray(44);
const longestMs = 60_000;

let ffmpeg: Promise<JailedFfmpeg>;
let decoders: Decoders;
beforeAll(async () => {
  ffmpeg = jailedFfmpeg(await findFfmpeg({ setting: process.env["TALLENNE_TEST_FFMPEG"] }), systemClock);
  decoders = openDecoders({ ffmpeg, clock: systemClock });
});
afterAll(() => decoders.close());

async function read(
  content: Uint8Array,
  terms: { declared?: HeaderlessSound | undefined; piece?: number; longestMs?: number } = {},
) {
  const pieces: Uint8Array[] = [];
  const reader = readRecording({
    decoders,
    longestMs,
    ...terms,
    access: async (bytes) => void pieces.push(bytes.slice()),
  });
  const { piece = 1000 } = terms;
  try {
    for (let at = 0; at < content.length; at += piece)
      if (!(await reader.push(content.subarray(at, at + piece)))) break;
    return { ...(await reader.finish()), access: Buffer.concat(pieces) };
  } finally {
    reader.stop();
  }
}

const samplesOf = (bytes: Buffer) => new Int16Array(new Uint8Array(bytes).buffer);

/** How alike two recordings are at the best of some shifts, 0 to 1: codecs delay, and lose what nobody hears. */
function likeness(heard: Buffer, step: number): number {
  const [said, other] = [samplesOf(spoken), samplesOf(heard)];
  let best = 0;
  for (let shift = -2200; shift <= 2200; shift += 1) {
    let [both, own, strange] = [0, 0, 0];
    for (let frame = 2400; frame < said.length - 2400; frame += 3) {
      const [a, b] = [said[frame] ?? 0, other[(frame + shift) * step] ?? 0];
      both += a * b;
      own += a * a;
      strange += b * b;
    }
    best = Math.max(best, both / Math.sqrt(own * strange));
  }
  return best;
}

describe("ffmpeg in the jail decodes", () => {
  test("where the test command prepared one, and says which", async () => {
    const { ffmpeg: found, inmate } = await ffmpeg;
    expect(found.from).not.toBe("none");
    expect(inmate).toBeDefined();
  });

  test.each([
    ["speech.gsm", 8000, "audio/gsm", 0.9],
    ["speech-gsm.wav", 8000, "audio/wav", 0.9],
    ["speech.g722", 16_000, "audio/g722", 0.95],
    ["speech-g722.wav", 16_000, "audio/wav", 0.95],
    ["speech-g726.wav", 8000, "audio/wav", 0.95],
    ["speech-ms-adpcm.wav", 8000, "audio/wav", 0.95],
    ["speech-ima-adpcm.wav", 8000, "audio/wav", 0.95],
    ["speech-mp3.wav", 8000, "audio/wav", 0.8],
    ["speech.amr", 8000, "audio/amr", 0.8],
    ["speech.awb", 16_000, "audio/amr-wb", 0.8],
    ["speech.3gp", 8000, "audio/3gpp", 0.8],
    ["speech.aac", 8000, "audio/aac", 0.8],
    ["speech.m4a", 8000, "audio/mp4", 0.8],
    ["speech.wma", 8000, "audio/x-ms-wma", 0.8],
    ["speech.webm", 16_000, "audio/webm", 0.8],
    ["speech.ogg", 16_000, "audio/ogg", 0.8],
    ["speech.spx", 8000, "audio/ogg", 0.7],
  ] as const)("%s", async (name, rate, mediaType, alike) => {
    const declared = name.endsWith(".g722") ? ({ codec: "g722" } as const) : undefined;
    const { facts, findings, access, ...made } = await read(sample(name), { declared });
    expect(findings.filter(({ code }) => code !== "read-as-declared")).toEqual([]);
    expect(made).toMatchObject({ played: "access", mediaType });
    expect(facts).toMatchObject({ format: "pcm16", channels: 1, dataOffset: 0, dataLength: access.length });
    expect(Math.abs((facts?.durationMs ?? 0) - 1500)).toBeLessThanOrEqual(170);
    expect(facts?.rate).toBe(rate);
    expect(likeness(access, rate / 8000)).toBeGreaterThan(alike);
  });
});

describe("what ffmpeg cannot or may not decode", () => {
  test("noise behind a true beginning is refused by name, damaged frames are left out with a finding", async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * at * 31) & 0xff));
    const broken = await read(Buffer.concat([sample("speech.m4a").subarray(0, 60), noise]));
    expect(broken.findings).toEqual([{ code: "decoding-failed", severity: "refused", format: "mp4" }]);
    const aac = sample("speech.aac");
    const damaged = await read(
      Buffer.concat([aac.subarray(0, 1500), noise.subarray(0, 200), aac.subarray(1700)]),
    );
    expect(damaged.findings.map(({ code }) => code)).toEqual(["frames-damaged"]);
    expect(damaged.facts?.frames).toBeGreaterThan(4000);
  });

  test("an endless recording ends at the length that is wanted", async () => {
    const frame = sample("speech.gsm");
    const endless = Buffer.concat(Array.from({ length: 400 }, () => frame));
    const { facts, findings } = await read(endless, { longestMs: 5000, piece: 65_536 });
    expect(findings).toEqual([]);
    expect(facts?.durationMs).toBeGreaterThanOrEqual(5000);
    expect(facts?.durationMs).toBeLessThan(20_000);
  });

  test("a sink that fails ends the program, and whoever pushes or finishes is told", async () => {
    const reader = readRecording({
      decoders,
      longestMs,
      access: () => Promise.reject(new Error("the disk is full")),
    });
    const content = sample("speech.gsm");
    await reader.push(content);
    await reader.push(content);
    await expect(Promise.resolve(reader.finish())).rejects.toThrow("the disk is full");
    reader.stop();
  });

  test("every place taken is said at once, and a place is free again when a decoder is stopped", async () => {
    const few = openDecoders({ ffmpeg, clock: systemClock, atOnce: 1 });
    const readerOf = () => readRecording({ decoders: few, longestMs, access: async () => undefined });
    const gsm = Buffer.concat([sample("speech.gsm"), sample("speech.gsm")]);
    const [first, second] = [readerOf(), readerOf()];
    await first.push(gsm);
    await expect(Promise.resolve(second.push(gsm))).rejects.toBeInstanceOf(DecodersBusy);
    first.stop();
    second.stop();
    const third = readerOf();
    expect(await third.push(gsm)).toBe(true);
    expect((await third.finish()).findings).toEqual([]);
    few.close();
  });

  test("the words it is started with name one demultiplexer, its decoders, a pipe, and no metadata", () => {
    const words = ffmpegWords({ demuxer: "gsm", decoders: ["gsm"] }, 90_000).join(" ");
    expect(words).toContain(
      "-protocol_whitelist pipe -format_whitelist gsm -codec_whitelist gsm -f gsm -i pipe:0",
    );
    expect(words).toContain("-map_metadata -1 -vn -sn -dn -t 90 ");
    const seeking = ffmpegWords({ demuxer: "mov", decoders: ["aac"], mustSeek: true }, 1000).join(" ");
    expect(seeking).toContain(
      "-protocol_whitelist file -format_whitelist mov -codec_whitelist aac -f mov -i file:/input/sound",
    );
  });
});

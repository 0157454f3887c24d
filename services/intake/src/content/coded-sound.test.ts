import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { problems } from "@tallenne/contracts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPeaks } from "@tallenne/media";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { takeIn } from "../testing/take-in.ts";
import { until } from "../testing/until.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

const sample = (name: string) =>
  readFile(join(import.meta.dirname, "../../../../packages/media/samples", name));
const headerBytes = 44;
const second = 1.5;

/** How far samples are from what was spoken, in decibels below it. */
function noise(spoken: Buffer, heard: Buffer): number {
  let [signal, difference] = [0, 0];
  for (let at = 0; at + 1 < Math.min(spoken.length, heard.length); at += 2) {
    signal += spoken.readInt16LE(at) ** 2;
    difference += (spoken.readInt16LE(at) - heard.readInt16LE(at)) ** 2;
  }
  return 10 * Math.log10(signal / Math.max(1, difference));
}

describe("a recording whose codec does not play from the master gets a sealed access copy beside it", () => {
  test("FLAC: the original byte for byte, its samples exactly, waveform and silences from them", async () => {
    const content = await sample("speech.flac");
    const { put, record, opened } = await takeIn(archive, "call", content);
    expect([put.status, put.body.state]).toEqual([201, "kept"]);
    expect([...opened.keys()]).toEqual(["original", "access", "peaks", "silence"]);
    expect(opened.get("original")?.equals(content)).toBe(true);
    const spoken = (await sample("speech.wav")).subarray(headerBytes);
    expect(opened.get("access")?.equals(spoken)).toBe(true);
    expect(record?.audio).toEqual({
      part: "access",
      format: "pcm16",
      channels: 1,
      rate: 8000,
      dataOffset: 0,
      dataLength: spoken.length,
      frames: 8000 * second,
      durationMs: 1000 * second,
    });
    expect(record?.parts.map(({ mediaType }) => mediaType)[0]).toBe("audio/flac");
    expect(readPeaks(opened.get("peaks") ?? Buffer.alloc(0))).toMatchObject({
      channels: 1,
      rate: 8000,
      frames: 12_000,
    });
  });

  test("24 bits, 48 kHz, stereo come down to 16 bits and 16 kHz, both channels", async () => {
    const { record, opened } = await takeIn(archive, "call", await sample("speech-stereo.flac"));
    expect(record?.audio).toMatchObject({
      part: "access",
      channels: 2,
      rate: 16_000,
      frames: 16_000 * second,
    });
    expect(opened.get("access")).toHaveLength(16_000 * second * 4);
  });

  test.each([
    ["speech.opus", 16_000, "audio/ogg"],
    ["speech.mp3", 8000, "audio/mpeg"],
  ])("%s is decoded without a program", async (name, rate, mediaType) => {
    const { record, opened } = await takeIn(archive, "call", await sample(name));
    expect(record).toMatchObject({ audio: { part: "access", rate, durationMs: 1000 * second } });
    expect(record?.parts[0]?.mediaType).toBe(mediaType);
    const spoken = await sample(rate === 8000 ? "speech.wav" : "speech.sln16");
    const heard = opened.get("access") ?? Buffer.alloc(0);
    expect(noise(rate === 8000 ? spoken.subarray(headerBytes) : spoken, heard)).toBeGreaterThan(5);
  });
});

describe("sound without a header is read as its source declares", () => {
  test.each([
    ["speech.alaw", { codec: "alaw" }, "alaw", 8000],
    ["speech.ulaw", { codec: "ulaw" }, "ulaw", 8000],
    ["speech.sln", { codec: "pcm16" }, "pcm16", 8000],
    ["speech.sln16", { codec: "pcm16", rate: 16_000 }, "pcm16", 16_000],
  ] as const)("%s plays from the master", async (name, headerless, format, rate) => {
    const { record, opened } = await takeIn(archive, "call", await sample(name), { headerless });
    expect(record?.audio).toMatchObject({
      format,
      rate,
      channels: 1,
      dataOffset: 0,
      durationMs: 1000 * second,
    });
    expect(record?.findings).toEqual(["read-as-declared"]);
    expect([...opened.keys()]).toEqual(["original", "peaks", "silence"]);
  });

  test("undeclared it is refused: nobody guesses", async () => {
    const { put } = await takeIn(archive, "call", await sample("speech.alaw"));
    expect([put.status, put.body.slug]).toEqual([422, "content-refused"]);
    expect(put.body.findings).toEqual([{ code: "format-unknown", detail: "unknown" }]);
  });

  test("what the bytes say of themselves goes first, and the difference is noted", async () => {
    const { record } = await takeIn(archive, "call", await sample("speech.flac"), {
      headerless: { codec: "alaw" },
    });
    expect(record?.audio).toMatchObject({ part: "access", durationMs: 1000 * second });
    expect(record?.findings).toEqual(["not-as-declared"]);
    const list = Buffer.from("#EXTM3U\nfile:///etc/passwd\n");
    const { put } = await takeIn(archive, "call", list, { headerless: { codec: "alaw" } });
    expect(put.body.findings).toEqual([{ code: "playlist-refused", detail: "m3u" }]);
  });
});

describe("without an ffmpeg in the jail its codecs are refused by name", () => {
  test.each([
    ["speech.gsm", "gsm-6.10"],
    ["speech-gsm.wav", "gsm-6.10"],
    ["speech.amr", "amr-nb"],
    ["speech.awb", "amr-wb"],
    ["speech.m4a", "mp4"],
    ["speech.wma", "wma-asf"],
  ])("%s", async (name, codec) => {
    const { put, record } = await takeIn(archive, "call", await sample(name));
    expect([put.status, put.body.slug, put.body["facts"]]).toEqual([422, "codec-needs-ffmpeg", { codec }]);
    expect(put.body.findings).toEqual([{ code: "codec-needs-ffmpeg", detail: codec }]);
    expect(record).toBeUndefined();
  });

  test("the remedy stands in three languages, the ledger hears why, and nothing is left", async () => {
    const { put } = await takeIn(archive, "call", await sample("speech.g722"), {
      headerless: { codec: "g722" },
    });
    expect(put.body.slug).toBe("codec-needs-ffmpeg");
    expect(problems["codec-needs-ffmpeg"].title).toEqual({
      fi: expect.stringContaining("Asenna ffmpeg"),
      sv: expect.stringContaining("Installera ffmpeg"),
      en: expect.stringContaining("Install ffmpeg"),
    });
    const told = () => archive.entries.filter(({ action }) => action === "contact.rejected");
    await until("the ledger is told", () =>
      told().some(({ facts }) => facts?.["reason"] === "codec-needs-ffmpeg"),
    );
    expect((await archive.files()).staging).toEqual([]);
  });
});

describe("a coded recording that is not kept leaves nothing", () => {
  test("longer than its contact: decoding ends there, and it is refused", async () => {
    const { put } = await takeIn(archive, "call", await sample("speech.flac"), {
      startedAt: "2026-11-24T07:00:00.000Z" as never,
      endedAt: "2026-11-24T07:00:00.000Z" as never,
    });
    expect([put.status, (await archive.files()).staging]).toEqual([201, []]);
    const silence = Buffer.concat([await sample("speech.mp3")]);
    const long = Buffer.concat(Array.from({ length: 8 }, () => silence));
    const refused = await takeIn(archive, "call", long);
    expect(refused.put.body.findings).toEqual([{ code: "longer-than-announced" }]);
    expect((await archive.files()).staging).toEqual([]);
  });

  test("broken off in the middle of a FLAC: staging is empty, and the next one is taken", async () => {
    const content = await sample("speech.flac");
    const { body } = await archive.announce({ externalId: "pbx-broken", parties: [] });
    const half = new ReadableStream({
      start: (controller) => controller.enqueue(content.subarray(0, 9000)),
      pull: (controller) => controller.error(new Error("the line is cut")),
    });
    await expect(archive.put(body, half)).rejects.toThrow();
    const { put } = await takeIn(archive, "call", content);
    expect([put.status, (await archive.files()).staging]).toEqual([201, []]);
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type Decoders, virtualWav } from "@tallenne/media";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { g722Samples } from "./g722-second-opinion.ts";
import { abreast, decodersOfTest, type Read, read } from "./reading.ts";

// Hundreds of programs are started and ended, on two cores that other suites share.
jest.setTimeout(600_000);

/** 568 prompts of a telephone exchange, each as WAV, GSM and G.722 (Debian's asterisk-core-sounds-en-*). */
const folder = process.env["TALLENNE_TEST_TELEPHONE_SOUNDS"] ?? "";
const prompts = folder === "" ? [] : promptsBelow(folder);
/** Each run of ffmpeg costs a fifth of a second of a processor: every file with `TALLENNE_TEST_SOUNDS=all`, else every twelfth and the longest. */
const someOfThem =
  process.env["TALLENNE_TEST_SOUNDS"] === "all"
    ? prompts
    : prompts.filter((name, at) => at % 12 === 0 || name === "demo-instruct");
const headerBytes = 44;

let decoders: Decoders;
beforeAll(async () => {
  decoders = await decodersOfTest();
});
afterAll(() => decoders.close());

function promptsBelow(path: string): readonly string[] {
  return readdirSync(path, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".gsm"))
    .map((name) => name.slice(0, -".gsm".length))
    .toSorted();
}

const fileOf = (name: string, codec: string) => join(folder, `${name}.${codec}`);

/** What sox decodes of all these files, one after another. */
const heardBySox = (names: readonly string[], codec: "wav" | "gsm"): Buffer =>
  execFileSync("sox", [...names.map((name) => fileOf(name, codec)), "-t", "s16", "-"], {
    maxBuffer: 1 << 28,
  });

/** What a browser hears of a recording that plays from the master. */
function played(content: Uint8Array, { facts }: Read): Uint8Array {
  if (facts === undefined) throw new Error("refused");
  const wav = virtualWav(facts);
  const plan = wav.plan(headerBytes, wav.length);
  return wav.render(content.subarray(plan.masterFrom, plan.masterTo), plan);
}

/** The names of files whose samples are not, one after another, what the other program heard. */
function differing(names: readonly string[], heard: ReadonlyMap<string, Uint8Array>, other: Uint8Array) {
  let at = 0;
  const wrong = names.filter((name) => {
    const samples = heard.get(name) ?? new Uint8Array(0);
    const reference = other.subarray(at, at + samples.length);
    at += samples.length;
    return samples.length === 0 || !Buffer.from(samples).equals(reference);
  });
  return { wrong, left: other.length - at };
}

describe("real recordings of a telephone exchange", () => {
  test("there are 568 prompts in three codecs", () => {
    expect(prompts).toHaveLength(568);
  });

  test("every WAV goes in as it is, and what is played of it is what sox decodes, sample for sample", async () => {
    const heard = new Map<string, Uint8Array>();
    for (const name of prompts) {
      const content = readFileSync(fileOf(name, "wav"));
      const reading = await read(decoders, content);
      expect([name, reading.played, reading.findings]).toEqual([name, "original", []]);
      heard.set(name, played(content, reading));
    }
    expect(differing(prompts, heard, heardBySox(prompts, "wav"))).toEqual({ wrong: [], left: 0 });
  });

  test("GSM 6.10 by ffmpeg in the jail is what sox decodes, sample for sample, at its full length", async () => {
    const heard = new Map<string, Uint8Array>();
    await abreast(someOfThem, 3, async (name) => {
      const content = readFileSync(fileOf(name, "gsm"));
      const { access, facts, played: part, findings } = await read(decoders, content);
      expect([name, part, findings]).toEqual([name, "access", []]);
      // Frames of 33 bytes and 20 milliseconds.
      expect([name, facts?.durationMs]).toEqual([name, Math.floor(content.length / 33) * 20]);
      heard.set(name, access);
    });
    expect(differing(someOfThem, heard, heardBySox(someOfThem, "gsm"))).toEqual({ wrong: [], left: 0 });
  });

  test("G.722 is what a decoder written from the Recommendation gives, and as long as the same prompt in WAV by sox's word", async () => {
    const wrong: string[] = [];
    await abreast(someOfThem, 3, async (name) => {
      const content = readFileSync(fileOf(name, "g722"));
      const { access, facts, findings } = await read(decoders, content, { declared: { codec: "g722" } });
      expect([name, findings.map(({ code }) => code)]).toEqual([name, ["read-as-declared"]]);
      const other = g722Samples(content);
      if (!access.equals(Buffer.from(other.buffer))) wrong.push(name);
      // sox has no G.722: the length of the prompt is that of its WAV, to the sample that two of 16 kHz are one of 8.
      const frames = Number(execFileSync("sox", ["--info", "-s", fileOf(name, "wav")], { encoding: "utf8" }));
      expect(Math.abs((facts?.frames ?? 0) - 2 * frames)).toBeLessThanOrEqual(2);
    });
    expect(wrong).toEqual([]);
  });

  test("GSM in WAV, as exchanges write it under .WAV, is what sox decodes", async () => {
    const names = someOfThem.filter((_name, at) => at % 4 === 0);
    const wrong: string[] = [];
    await abreast(names, 3, async (name) => {
      const pcm = fileOf(name, "wav");
      const content = execFileSync("sox", [pcm, "-e", "gsm-full-rate", "-t", "wav", "-"], {
        maxBuffer: 1 << 28,
      });
      const other = execFileSync("sox", ["-t", "wav", "-", "-t", "s16", "-"], {
        input: content,
        maxBuffer: 1 << 28,
        stdio: ["pipe", "pipe", "ignore"],
      });
      const { access } = await read(decoders, content);
      // A block holds two frames: sox cuts the padding of the last by the fact chunk where it could write one.
      const shared = Math.min(access.length, other.length);
      if (shared < access.length - 640 || !access.subarray(0, shared).equals(other.subarray(0, shared)))
        wrong.push(name);
    });
    expect(wrong).toEqual([]);
  });
});

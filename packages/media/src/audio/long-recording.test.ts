import { describe, expect, test } from "@jest/globals";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type AudioAnalysis, analyseAudio } from "./analyse-audio.ts";
import { readPeaks } from "./peaks.ts";
import { formatChunk, wavBytes } from "./wav-bytes.ts";

const bytesAnHour = 3600 * 16_000;
const piece = new Uint8Array(1 << 16).map((_, index) => (index * 2_654_435_761) >>> 11);

/** One pass over A-law stereo: the same 64 KiB again and again, as a network would bring them. */
function pass(hours: number, each = (_hour: number): void => {}): AudioAnalysis {
  const bytes = hours * bytesAnHour;
  const analyser = analyseAudio();
  analyser.push(
    wavBytes([formatChunk(), { id: "data", body: new Uint8Array(0), size: bytes }], { size: bytes + 36 }),
  );
  for (let sent = 0; sent < bytes; sent += piece.length) {
    if (sent % bytesAnHour < piece.length) each(Math.floor(sent / bytesAnHour));
    analyser.push(piece.subarray(0, Math.min(piece.length, bytes - sent)));
  }
  return analyser.finish();
}

describe("a recording of four hours", () => {
  test("passes in constant memory: from the first hour to the last only the peaks grow", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const kept: number[] = [];
    const {
      facts,
      findings,
      peaks = new Uint8Array(),
    } = pass(4, () => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      kept.push(heapUsed + arrayBuffers);
    });
    expect(findings).toEqual([]);
    expect(facts).toMatchObject({ durationMs: 4 * 3_600_000, dataLength: 4 * bytesAnHour });
    expect(readPeaks(peaks).levels.map(({ pixels }) => pixels)).toEqual([4 * 3600 * 20, 4 * 3600]);
    expect(kept).toHaveLength(4);
    // The growing array may be twice as long as what is in it.
    expect(Math.max(...kept) - (kept[0] ?? 0)).toBeLessThan(2 * peaks.length + (2 << 20));
  });

  test("is analysed at 8,000 times real time a CPU second or faster", () => {
    pass(1);
    const speeds = Array.from({ length: 3 }, () => {
      const started = process.cpuUsage();
      pass(2);
      const { user, system } = process.cpuUsage(started);
      return (2 * 3600 * 1_000_000) / (user + system);
    });
    const best = Math.max(...speeds);
    process.stdout.write(
      `analyseAudio, A-law stereo 8 kHz: ${Math.round(best)} × real time per CPU second\n`,
    );
    expect(best).toBeGreaterThan(8000);
  });
});

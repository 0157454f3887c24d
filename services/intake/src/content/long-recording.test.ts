import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { calendarDate, idFrom } from "@tallenne/domain";
import { openContentThreads, openDecoders } from "@tallenne/media";
import { systemChance, systemClock } from "@tallenne/runtime";
import { keyLength, objectsFrom, openStaging, partContext } from "@tallenne/vault";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { wavHeader } from "../testing/contents.ts";
import { putParts } from "./put-parts.ts";
import { receiveRecording } from "./receive-recording.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "til-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytesAnHour = 3600 * 16_000;
const piece = Buffer.alloc(1 << 16).map((_, index) => (index * 2_654_435_761) >>> 11);
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const held = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const leastOf = (some: readonly number[]) => Math.min(...some);
/** How far any figure lies above the least before it: what earlier suites of the same process let go of meanwhile is no rise. */
const steepestRise = (some: readonly number[]) =>
  Math.max(...some.map((figure, at) => figure - leastOf(some.slice(0, at + 1))));

describe("a long recording (the short form: one hour; media proves four)", () => {
  test("is received, sealed, put and read back in constant memory", async () => {
    const staging = await openStaging({ folder: join(folder, "staging"), chance: systemChance });
    const { writer } = await objectsFrom(`file:${join(folder, "vault")}`, { clock: systemClock });
    const key = systemChance.bytes(keyLength);
    const contact = idFrom("contact", new Uint8Array(16));
    const id = idFrom("part", new Uint8Array(16));
    const staged = await staging.begin({
      key,
      context: partContext({ contact, part: id, kind: "original" }),
    });
    const threads = openContentThreads();
    const seen: number[] = [];
    async function* hour() {
      yield wavHeader({ tag: 6, width: 1, channels: 2, rate: 8000, length: bytesAnHour });
      for (let sent = 0; sent < bytesAnHour; sent += piece.length) {
        if (sent % (piece.length * 100) === 0) seen.push(held());
        yield piece.subarray(0, Math.min(piece.length, bytesAnHour - sent));
      }
    }
    const received = await receiveRecording({
      stream: hour(),
      staged,
      stageAccess: () => Promise.reject(new Error("A-law plays from the master")),
      decoders: openDecoders({ ffmpeg: Promise.resolve({ ffmpeg: { from: "none" } }), clock: systemClock }),
      threads,
      announcedMs: 3_600_000,
      largest: 8_000_000_000,
    });
    expect(received).toMatchObject({ length: bytesAnHour + 44, audio: { durationMs: 3_600_000 } });
    const parts = await putParts({ objects: writer, clock: systemClock, chance: systemChance })(
      { contact, lastDay: calendarDate("2027-05-24") },
      key,
      received.parts.map((part, at) => ({ ...part, id: at === 0 ? id : systemChance.id("part") })),
    );
    seen.push(held());
    expect(parts[0]?.plainLength).toBe(bytesAnHour + 44);
    // Peaks of an hour are some 300 KiB and buffers on their way some megabytes; the whole recording would be 57 MB.
    const half = Math.floor(seen.length / 2);
    expect(half).toBeGreaterThan(3);
    expect(leastOf(seen.slice(half)) - leastOf(seen.slice(0, half))).toBeLessThan(4 << 20);
    expect(steepestRise(seen)).toBeLessThan(32 << 20);
    await threads.close();
    await staging.close();
  }, 60_000);
});

import type { Announcement } from "@tallenne/contracts";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../samples");
/** Bytes of a stereo frame and of silence, by the format of the samples. */
const silences = { alaw: [0xd5, 0xd5], ulaw: [0xff, 0xff], pcm16: [0, 0, 0, 0] } as const;
const rate = 8000;

interface Recording {
  readonly name: string;
  readonly language: "fi" | "sv" | "en";
  readonly format: keyof typeof silences;
  readonly durationMs: number;
  readonly ends: readonly number[];
}

const recordings = JSON.parse(readFileSync(join(folder, "recordings.json"), "utf8")) as readonly Recording[];

/** The sound of a story, and what its recorder tells of a hold. */
interface SampleSound {
  readonly bytes: Buffer;
  readonly seconds: number;
  readonly marks?: NonNullable<Announcement["marks"]>;
}

/** A sample recording as a recorder would send it. `hold`: silence of so many seconds after a turn, counted from 1. */
export function sampleRecording(
  name: string,
  hold?: { readonly afterTurn: number; readonly seconds: number },
): SampleSound {
  const recording = recordings.find((one) => one.name === name);
  if (recording === undefined) throw new TypeError(`there is no sample recording called ${name}`);
  const file = readFileSync(join(folder, `${name}.wav`));
  const seconds = recording.durationMs / 1000;
  if (hold === undefined) return { bytes: file, seconds };
  const frame = silences[recording.format];
  const dataAt = file.indexOf("data", 12, "latin1") + 8;
  const cut = dataAt + Math.round(((recording.ends[hold.afterTurn - 1] ?? 0) / 1000) * rate) * frame.length;
  const silence = Buffer.alloc(hold.seconds * rate * frame.length, Buffer.from(frame));
  const bytes = Buffer.concat([file.subarray(0, cut), silence, file.subarray(cut)]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.writeUInt32LE(file.readUInt32LE(dataAt - 4) + silence.length, dataAt - 4);
  const fromMs = recording.ends[hold.afterTurn - 1] ?? 0;
  const marks = [{ kind: "hold" as const, fromMs, toMs: fromMs + hold.seconds * 1000 }];
  return { bytes, seconds: seconds + hold.seconds, marks };
}

// Speaks the dialogues into stereo telephone recordings, adviser left and customer right. Run by hand after a change of dialogues.json:
//   apt-get install espeak-ng sox && node infra/demo/samples/make-recordings.ts
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Dialogue {
  readonly name: string;
  readonly language: "fi" | "sv" | "en";
  readonly format: "alaw" | "ulaw" | "pcm16";
  readonly turns: readonly (readonly ["adviser" | "customer", string])[];
}

const rate = 8000;
const pause = 0.45;
const voices = {
  fi: { adviser: "fi+f2", customer: "fi+m3" },
  sv: { adviser: "sv+f2", customer: "sv+m3" },
  en: { adviser: "en-gb+f2", customer: "en-gb+m3" },
} as const;
const encodings = { alaw: ["a-law", "8"], ulaw: ["u-law", "8"], pcm16: ["signed-integer", "16"] } as const;
const raw = ["-t", "raw", "-r", String(rate), "-e", "signed-integer", "-b", "16"];

const work = mkdtempSync(join(tmpdir(), "recordings-"));
const dialogues = JSON.parse(readFileSync(join(import.meta.dirname, "dialogues.json"), "utf8")) as Dialogue[];
const made: unknown[] = [];
let total = 0;
for (const { name, language, format, turns } of dialogues) {
  const spoken = turns.map(([who, words]) => ({ who, samples: speak(voices[language][who], words) }));
  const gap = Math.round(rate * pause);
  const frames = spoken.reduce((sum, { samples }) => sum + samples.length / 2 + gap, gap);
  const stereo = Buffer.alloc(frames * 4);
  let frame = gap;
  const ends: number[] = [];
  for (const { who, samples } of spoken) {
    const side = who === "adviser" ? 0 : 2;
    for (let at = 0; at < samples.length; at += 2, frame += 1)
      stereo.writeInt16LE(samples.readInt16LE(at), frame * 4 + side);
    ends.push(Math.round((frame / rate) * 1000));
    frame += gap;
  }
  const mixed = join(work, "mixed.raw");
  writeFileSync(mixed, stereo);
  const [encoding, bits] = encodings[format];
  const file = join(import.meta.dirname, `${name}.wav`);
  run("sox", [...raw, "-c", "2", mixed, "-e", encoding, "-b", bits, file]);
  total += statSync(file).size;
  // Where each turn ends, milliseconds: the demonstration puts a hold there.
  made.push({ name, language, format, durationMs: Math.round((frames / rate) * 1000), ends });
  process.stdout.write(`${name}.wav ${(frames / rate).toFixed(1)} s, ${statSync(file).size} bytes\n`);
}
writeFileSync(join(import.meta.dirname, "recordings.json"), `${JSON.stringify(made, undefined, 2)}\n`);
rmSync(work, { recursive: true });
process.stdout.write(`${(total / 1e6).toFixed(2)} MB in all\n`);

/** 16-bit samples of words in a voice, mono at telephone rate. */
function speak(voice: string, words: string): Buffer {
  const file = join(work, "turn.wav");
  run("espeak-ng", ["-v", voice, "-s", "168", "-g", "4", "-w", file, words]);
  // The band of a telephone, and room below full scale.
  return run("sox", [file, ...raw, "-c", "1", "-", "gain", "-n", "-6", "sinc", "300-3400"]);
}

function run(command: string, words: readonly string[]): Buffer {
  const done = spawnSync(command, words, { maxBuffer: 1 << 26 });
  if (done.status !== 0)
    throw new Error(`${command}: ${done.error?.message ?? done.stderr.toString("utf8")}`);
  return done.stdout;
}

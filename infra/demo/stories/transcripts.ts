import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../samples");
/** Silence before each turn of a sample recording, seconds (make-recordings.ts). */
const pause = 0.45;

interface Dialogue {
  readonly name: string;
  readonly language: "fi" | "sv" | "en";
  readonly turns: readonly (readonly [side: "adviser" | "customer", words: string])[];
}
interface Ends {
  readonly name: string;
  readonly ends: readonly number[];
}

const dialogues = JSON.parse(readFileSync(join(folder, "dialogues.json"), "utf8")) as readonly Dialogue[];
const recordings = JSON.parse(readFileSync(join(folder, "recordings.json"), "utf8")) as readonly Ends[];

/** A hold of a sample recording: silence of so many seconds after a turn, counted from 1. */
type Hold = { readonly afterTurn: number; readonly seconds: number } | undefined;

/** What a transcriber hears wrong in one of the recordings: word by word, and how sure it was. */
const misheard: Readonly<
  Record<string, readonly (readonly [right: string, heard: string, confidence: number])[]>
> = {
  lausunto: [
    ["lausunnosta.", "lausunossa.", 0.41],
    ["maksajalla", "maksaa alla", 0.33],
    ["huonosti.", "huono sti.", 0.52],
  ],
};

/**
 * The transcripts of a sample recording, in the order their sources send them, as WTF: what people read out is known word by word; of one recording there is a
 * machine's first, with words it was unsure of, that a person then put right.
 */
export function sampleTranscripts(name: string, hold: Hold): readonly Buffer[] {
  const dialogue = dialogues.find((one) => one.name === name);
  const recording = recordings.find((one) => one.name === name);
  if (dialogue === undefined || recording === undefined)
    throw new TypeError(`there is no sample recording called ${name}`);
  const errors = misheard[name];
  const right = wtf(dialogue, recording, hold, { provider: "human" });
  return errors === undefined
    ? [right]
    : [wtf(dialogue, recording, hold, { provider: "parakeet", model: "tdt-0.6b-v3" }, errors), right];
}

function wtf(
  { language, turns }: Dialogue,
  { ends }: Ends,
  hold: Hold,
  metadata: { readonly provider: string; readonly model?: string },
  errors: NonNullable<(typeof misheard)[string]> = [],
): Buffer {
  const isMachine = metadata.provider !== "human";
  const heard = (word: string) => errors.find(([right]) => right === word);
  const segments = turns.map(([speaker, text], index) => {
    const shift = hold !== undefined && index >= hold.afterTurn ? hold.seconds : 0;
    const start = shift + (ends[index - 1] ?? 0) / 1000 + pause;
    const end = shift + (ends[index] ?? 0) / 1000;
    const written = text.split(" ");
    const letters = written.reduce((sum, word) => sum + word.length + 1, 0);
    let at = start;
    const words = written.map((word) => {
      const from = at;
      at += ((end - start) * (word.length + 1)) / letters;
      const error = heard(word);
      return {
        text: error?.[1] ?? word,
        start: from,
        end: at,
        ...(isMachine ? { confidence: error?.[2] ?? 0.94 } : {}),
      };
    });
    return { id: index, start, end, speaker, text: words.map((word) => word.text).join(" "), words };
  });
  return Buffer.from(
    JSON.stringify({
      transcript: { text: segments.map(({ text }) => text).join(" "), language },
      segments,
      metadata,
    }),
    "utf8",
  );
}

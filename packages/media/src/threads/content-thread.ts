// Where samples are looked at and mails are taken apart: started by content-threads.ts, so that the thread that answers requests does neither.
import { parentPort } from "node:worker_threads";
import { type AudioAnalyser, analyseAudio } from "../audio/analyse-audio.ts";
import { parseMail } from "../mail/parse-mail.ts";
import { ownBytes } from "./own-bytes.ts";
import type { Heard, Told } from "./thread-words.ts";

const analysers = new Map<number, { readonly analyser: AudioAnalyser; isWanted: boolean }>();

/** The bytes of an answer are handed over, not copied. */
function tell(told: Told, buffers: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(told, [...buffers]);
}

function tellOwned(told: Told): void {
  const { value, buffers } = ownBytes(told);
  tell(value, buffers);
}

function takeSound(task: number, sound: Uint8Array<ArrayBuffer>): void {
  const known = analysers.get(task) ?? { analyser: analyseAudio(), isWanted: true };
  analysers.set(task, known);
  known.isWanted &&= known.analyser.push(sound);
  tell({ task, isWanted: known.isWanted, spare: sound }, [sound.buffer]);
}

function endSound(task: number): void {
  const { analyser } = analysers.get(task) ?? { analyser: analyseAudio() };
  analysers.delete(task);
  tellOwned({ task, analysis: analyser.finish() });
}

parentPort?.on("message", (asked: Heard) => {
  const { task } = asked;
  if ("sound" in asked) takeSound(task, asked.sound);
  else if ("mail" in asked) void parseMail(asked.mail).then((reading) => tellOwned({ task, reading }));
  else if (asked.is === "ended") endSound(task);
  else analysers.delete(task);
});

import { systemClock } from "@tallenne/runtime";
import { spawn } from "node:child_process";
import { Unobtainable } from "./unobtainable.ts";

/** A command that takes its time. */
export interface Work {
  readonly command: string;
  readonly words: readonly string[];
  /** Milliseconds after which it is given up. */
  readonly within: number;
  /** What it does, for people: `Debian: downloading`. */
  readonly doing: string;
  /** How far it is, asked every few seconds. */
  readonly progress?: () => string;
}

/** Milliseconds after which somebody who waits wants to hear something. */
const saySoon = 3000;

/** Runs a command and says every three seconds that it is still at work. Rejects with Unobtainable when it fails or takes too long. */
export async function atWork(work: Work, say: (words: string) => void, every = saySoon): Promise<void> {
  const { command, words, within, doing, progress = () => "" } = work;
  const began = systemClock.monotonic();
  const seconds = () => Math.round((systemClock.monotonic() - began) / 1000);
  const child = spawn(command, words, { stdio: ["ignore", "ignore", "pipe"] });
  const told: Buffer[] = [];
  child.stderr.on("data", (bytes: Buffer) => told.push(bytes));
  const stopSaying = systemClock.every(every, () => {
    say(`${doing}${progress()}, ${seconds()} s`);
  });
  const giveUp = systemClock.after(within, () => void child.kill("SIGKILL"));
  try {
    const outcome = await new Promise<string | undefined>((resolve) => {
      child.once("error", (failure) => resolve(failure.message));
      child.once("close", (status, signal) => {
        const last = Buffer.concat(told).toString("utf8").trim().split("\n").at(-1) ?? "";
        resolve(status === 0 ? undefined : last || `ended with ${status ?? signal}`);
      });
    });
    if (outcome !== undefined) throw new Unobtainable(`${command} ${words[0] ?? ""} failed: ${outcome}`);
  } finally {
    stopSaying();
    giveUp();
  }
}

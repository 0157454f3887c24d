import { appendFileSync, closeSync, openSync, readSync, statSync, truncateSync } from "node:fs";
import { appendFile, rename, truncate } from "node:fs/promises";

/** A log in two files: the one that grows, and the one before it. */
export interface LogFile {
  /** Adds a line after those given before it. Rejects when it could not be written; then nothing of it stays. */
  write(line: string): Promise<void>;
  /** Writes at once what still waits: for the end of a process, when nothing asynchronous happens any more. Never throws. */
  finish(): void;
}

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (failure: unknown) => void;
}

/** Bytes of lines that may wait for a slow disk; what comes on top is refused. */
const mostWaiting = 4 * 1024 * 1024;

/**
 * A log file of at most `most` bytes, 16 MB when left out: when it is full it becomes `<path>.1`, in place of the one before, and a new one begins.
 * Lines go out in order, together where they come together, and never by halves: what broke off is taken back before the next one.
 */
export function logFile(path: string, { most = 16 * 1024 * 1024 }: { most?: number } = {}): LogFile {
  let size = wholeLines(path);
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let underway: readonly Waiting[] = [];
  let isTorn = false;

  /** Takes back what broke off. Somebody may have removed the file meanwhile: then there is nothing to take back. */
  const mend = async () => {
    if (!isTorn) return;
    const found = sizeOf(path);
    if (found > size) await truncate(path, size);
    size = Math.min(size, found);
    isTorn = false;
  };
  const append = async (text: string) => {
    await mend();
    isTorn = true;
    await appendFile(path, text, { mode: 0o600 });
    isTorn = false;
    size += Buffer.byteLength(text);
  };
  const rotate = async () => {
    await mend();
    await rename(path, `${path}.1`);
    size = 0;
  };
  /** As many lines as fit into the file, at least one. */
  const fitting = (): readonly Waiting[] => {
    let room = most - size;
    const count = waiting.findIndex(({ line }) => (room -= Buffer.byteLength(line)) < 0);
    return count < 0 ? waiting : waiting.slice(0, Math.max(1, count));
  };
  const next = async () => {
    if (size > 0 && size + Buffer.byteLength(waiting[0]?.line ?? "") > most) await rotate();
    underway = fitting();
    waiting = waiting.slice(underway.length);
    await append(textOf(underway));
  };
  const work = async () => {
    while (waiting.length > 0) {
      try {
        await next();
        for (const { resolve } of underway) resolve();
      } catch (failure) {
        // Where not even the turn succeeded, the first line is the one that fails: the others try for themselves.
        if (underway.length === 0) underway = waiting.splice(0, 1);
        for (const { reject } of underway) reject(failure);
      }
      waitingBytes -= Buffer.byteLength(textOf(underway));
      underway = [];
    }
    isAtWork = false;
  };
  let isAtWork = false;
  return {
    write(line) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const length = Buffer.byteLength(line);
      if (waitingBytes + length > mostWaiting) reject(new RangeError("too many lines wait"));
      else {
        waiting.push({ line, resolve, reject });
        waitingBytes += length;
        if (!isAtWork) {
          isAtWork = true;
          void work();
        }
      }
      return promise;
    },
    finish() {
      try {
        const begun = isTorn ? textOf(underway) : "";
        const isWhole = begun !== "" && settled(path, size + Buffer.byteLength(begun));
        if (isTorn && !isWhole && sizeOf(path) > size) truncateSync(path, size);
        appendFileSync(path, (isWhole ? "" : begun) + textOf(waiting), { mode: 0o600 });
        waiting = [];
      } catch {
        // The process is ending and its disk takes nothing: there is nobody left to tell.
      }
    },
  };
}

const textOf = (lines: readonly Waiting[]) => lines.map(({ line }) => line).join("");

/** Whether the file reaches a length while we look: bytes given to the system before the process began to end still arrive. */
function settled(path: string, length: number): boolean {
  const nap = new Int32Array(new SharedArrayBuffer(4));
  for (let looked = 0; looked < 50; looked += 1) {
    if (sizeOf(path) === length) return true;
    Atomics.wait(nap, 0, 0, 2);
  }
  return false;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Cuts off the half line that a power cut may have left at the end; the length that remains. */
function wholeLines(path: string): number {
  const size = sizeOf(path);
  const tail = Buffer.alloc(Math.min(size, 64 * 1024));
  if (tail.length === 0) return 0;
  const file = openSync(path, "r");
  try {
    readSync(file, tail, 0, tail.length, size - tail.length);
  } finally {
    closeSync(file);
  }
  const whole = size - tail.length + tail.lastIndexOf("\n") + 1;
  if (whole < size) truncateSync(path, whole);
  return whole;
}

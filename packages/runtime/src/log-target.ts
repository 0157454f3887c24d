import { writeSync } from "node:fs";

/** Takes one line. It may throw or reject when the line could not be written whole. */
export type WriteLine = (line: string) => void | Promise<void>;

/**
 * A target that never fails its caller: a full disk or a closed terminal must not end the archive. Lines that could not be written are counted,
 * and the next line that gets through is preceded by `lostLine(count)`.
 */
export function unfailing(write: WriteLine, lostLine: (lines: number) => string): (line: string) => void {
  let lost = 0;
  const attempt = (line: string, lines: number): void => {
    const fail = () => void (lost += lines);
    try {
      const outcome = write(line);
      if (outcome !== undefined) outcome.catch(fail);
    } catch {
      fail();
    }
  };
  return (line) => {
    if (lost > 0) {
      const lines = lost;
      lost = 0;
      attempt(lostLine(lines), lines);
    }
    attempt(line, 1);
  };
}

/** A reader that is slow for a moment is waited for: so often, and so many milliseconds each time. */
const patience = { times: 50, ms: 20 };

/**
 * Writes lines to an open file, a pipe or a terminal by its number, whole and at once. What is left of a line that broke off goes out before the
 * next one, so that no line runs into another. Throws what the system throws; a pipe whose reader stays slow is waited for a second, once.
 */
export function linesTo(
  descriptor: number,
  write: (descriptor: number, bytes: Uint8Array) => number = writeSync,
): (line: string) => void {
  let begun: Uint8Array = new Uint8Array();
  let isSlow = false;
  const pass = (bytes: Uint8Array): Uint8Array => {
    let rest = bytes;
    let waits = 0;
    while (rest.length > 0) {
      try {
        rest = rest.subarray(write(descriptor, rest));
        isSlow = false;
      } catch (failure) {
        if ((failure as { code?: unknown }).code !== "EAGAIN") throw new BrokenOff(rest, failure);
        if (isSlow || waits >= patience.times) {
          isSlow = true;
          throw new BrokenOff(rest, failure);
        }
        waits += 1;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience.ms);
      }
    }
    return rest;
  };
  return (line) => {
    try {
      begun = pass(begun);
    } catch (failure) {
      if (failure instanceof BrokenOff) begun = failure.rest;
      throw failure;
    }
    const bytes = Buffer.from(line);
    try {
      pass(bytes);
    } catch (failure) {
      // A line of which nothing went out is lost; one of which a part is out is finished later, and counts as written.
      if (!(failure instanceof BrokenOff) || failure.rest.length === bytes.length) throw failure;
      begun = failure.rest;
    }
  };
}

/** The medium took only a part. */
class BrokenOff extends Error {
  readonly code = "broken-off";
  readonly rest: Uint8Array;

  constructor(rest: Uint8Array, cause: unknown) {
    super("the medium took only a part of the line", { cause });
    this.name = "BrokenOff";
    this.rest = rest;
  }
}

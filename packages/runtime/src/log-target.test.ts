import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { createLog } from "./log.ts";
import { linesTo } from "./log-target.ts";
import { setClock } from "./set-clock.ts";

const noSpace = () => Object.assign(new Error("no space left"), { code: "ENOSPC" });
const eventsOf = (lines: readonly string[]) =>
  lines.map((line) => {
    const { event, lines: lost } = JSON.parse(line) as { event: string; lines?: number };
    return lost === undefined ? event : `${event} ${lost}`;
  });

describe("a log that cannot be written", () => {
  test("does not fail its caller, and tells later how many lines were lost", () => {
    const lines: string[] = [];
    let isFull = false;
    const log = createLog({
      level: "info",
      clock: setClock(7),
      write(line) {
        if (isFull) throw noSpace();
        lines.push(line);
      },
    });
    log.info({ event: "before" });
    isFull = true;
    log.info({ event: "lost" });
    log.error({ event: "lost" }, noSpace());
    isFull = false;
    log.info({ event: "after" });
    log.info({ event: "later" });
    expect(eventsOf(lines)).toEqual(["before", "log-lines-lost 2", "after", "later"]);
  });

  test("the same where the failure comes later, by a promise", async () => {
    const lines: string[] = [];
    let isFull = true;
    const log = createLog({
      level: "info",
      clock: setClock(7),
      async write(line) {
        await Promise.resolve();
        if (isFull) throw noSpace();
        lines.push(line);
      },
    });
    log.info({ event: "lost" });
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    isFull = false;
    log.info({ event: "after" });
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(eventsOf(lines)).toEqual(["log-lines-lost 1", "after"]);
  });

  test("a process whose standard output is a full disk lives on", () => {
    const program = `
      import { createLog, systemClock } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
      const log = createLog({ level: "info", clock: systemClock });
      for (let line = 0; line < 100; line += 1) log.info({ event: "line", line });
      setTimeout(() => { log.error({ event: "still-here" }); process.stderr.write("alive"); process.exit(7); }, 50);`;
    const words = ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", program];
    const done = spawnSync("sh", ["-c", 'exec "$0" "$@" > /dev/full', process.execPath, ...words], {
      encoding: "utf8",
    });
    expect([done.stderr, done.status]).toEqual(["alive", 7]);
  });
});

/** A medium that takes so many bytes at a time; `full` takes none. */
function medium(pieces: (number | "full" | "slow")[]) {
  let out = "";
  const write = (_: number, bytes: Uint8Array) => {
    const next = pieces.shift() ?? bytes.length;
    if (next === "full") throw noSpace();
    if (next === "slow") throw Object.assign(new Error("wait"), { code: "EAGAIN" });
    out += Buffer.from(bytes.subarray(0, next)).toString();
    return Math.min(next, bytes.length);
  };
  return { to: linesTo(1, write), out: () => out };
}

describe("lines to an open file", () => {
  test("a line that breaks off is finished before the next one: none runs into another", () => {
    const { to, out } = medium([3, "full", "full"]);
    to("first\n");
    expect(() => to("second\n")).toThrow("a part of the line");
    to("third\n");
    expect(out()).toBe("first\nthird\n");
  });

  test("a reader that is slow for a moment is waited for", () => {
    const { to, out } = medium([2, "slow", 2, "slow"]);
    to("first\n");
    expect(out()).toBe("first\n");
  });
});

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logFile } from "./log-file.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tallenne-log-"));
  path = join(folder, "log.txt");
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (of: string) => readFileSync(of, "utf8");
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `line ${String(from + at).padStart(4, "0")}\n`);

describe("a log file", () => {
  test("keeps every line in order, however many come at once", async () => {
    const file = logFile(path);
    await Promise.all(numbered(0, 500).map((line) => file.write(line)));
    expect(read(path)).toBe(numbered(0, 500).join(""));
  });

  test("never grows beyond its size: one file before it is kept, both of whole lines", async () => {
    const file = logFile(path, { most: 100 });
    await Promise.all(numbered(0, 44).map((line) => file.write(line)));
    await file.write("the last\n");
    expect(read(`${path}.1`)).toBe(numbered(30, 40).join(""));
    expect(read(path)).toBe([...numbered(40, 44), "the last\n"].join(""));
  });

  test("goes on where it ended, without the half line of a power cut", async () => {
    appendFileSync(path, "whole\nhal");
    await logFile(path).write("next\n");
    expect(read(path)).toBe("whole\nnext\n");
  });

  test("a line that cannot be written is refused, and the next one succeeds by itself", async () => {
    const file = logFile(path);
    mkdirSync(path);
    await expect(file.write("lost\n")).rejects.toMatchObject({ code: "EISDIR" });
    rmdirSync(path);
    await file.write("after\n");
    expect(read(path)).toBe("after\n");
  });

  test("what still waits when the process ends is written before it is gone, each line once", () => {
    const program = `
      import { logFile } from ${JSON.stringify(new URL("log-file.ts", import.meta.url).href)};
      const file = logFile(${JSON.stringify(path)});
      process.once("exit", () => file.finish());
      for (let line = 0; line < 100; line += 1) void file.write("line " + line + "\\n");
      setImmediate(() => { void file.write("crashed\\n"); process.exit(1); });`;
    const words = ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", program];
    expect(spawnSync(process.execPath, words).status).toBe(1);
    const lines = Array.from({ length: 100 }, (_, at) => `line ${at}\n`);
    expect(read(path)).toBe([...lines, "crashed\n"].join(""));
    expect(existsSync(`${path}.1`)).toBe(false);
  });
});

import { describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atWork } from "./at-work.ts";
import { lackingOf } from "./commands.ts";
import { Unobtainable } from "./unobtainable.ts";

const child = (program: string, within = 30_000) => ({
  command: process.execPath,
  words: ["--eval", program],
  within,
  doing: "Debian: downloading",
});

const quiet = () => undefined;

describe("a command that takes its time", () => {
  test("is told about while it works, with how far it is", async () => {
    const said: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), "tallenne-work-"));
    // It works until somebody was told twice.
    const program = `const look = () => require("fs").existsSync(${JSON.stringify(join(folder, "enough"))}) ? 0 : setTimeout(look, 5); look();`;
    const progress = () => {
      if (said.length === 1) writeFileSync(join(folder, "enough"), "");
      return ` (${(said.length + 1) * 10} MB)`;
    };
    await atWork({ ...child(program), progress }, (words) => said.push(words), 20);
    rmSync(folder, { recursive: true });
    expect(said.length).toBeGreaterThan(1);
    expect(said[0]).toMatch(/^Debian: downloading \(10 MB\), \d+ s$/);
  });

  test("that fails, is not there or takes too long cannot be had, and says why", async () => {
    const failing = atWork(child("console.error('no route'); process.exit(100)"), quiet);
    await expect(failing).rejects.toThrow(new Unobtainable(`${process.execPath} --eval failed: no route`));
    await expect(atWork({ ...child(""), command: "no-such-command" }, quiet)).rejects.toBeInstanceOf(
      Unobtainable,
    );
    await expect(atWork(child("setTimeout(() => {}, 60_000)", 50), quiet)).rejects.toThrow("SIGKILL");
  });
});

test("a command that the machine lacks is found out, one that it has is not", () => {
  expect(lackingOf(["sh-that-is-nowhere", "bash"])).toEqual(["sh-that-is-nowhere"]);
});

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// Programs by the hundred, on cores that other suites share.
jest.setTimeout(600_000);

const campaign = join(import.meta.dirname, "campaign.ts");
const ffmpeg = process.env["TALLENNE_TEST_FFMPEG"] ?? "";
/** The short form; `node tests/media/campaign.ts 4000` is the long one (FORMATS of media, handbook). */
const short = 40;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "th-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the campaign in a process of its own, which any crash would end. */
function run(words: readonly string[], under: readonly string[] = []) {
  const [command = "", ...rest] = [
    ...under,
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    campaign,
    ...words,
  ];
  const { status, signal, stdout, stderr } = spawnSync(command, rest, { encoding: "utf8", timeout: 590_000 });
  const report = stdout.trim().split("\n").at(-1) ?? "";
  return {
    status,
    signal,
    stderr,
    report: (report === "" ? {} : JSON.parse(report)) as Record<string, unknown>,
  };
}

describe("hostile sound (G10)", () => {
  test("files broken in many ways: no crash, no address called, no limit passed, nothing left", () => {
    const { status, report, stderr } = run([String(short), "0"]);
    expect([report["wrong"], status, stderr.includes("Error")]).toEqual([[], 0, false]);
    expect(report["files"]).toBe(short);
    expect(report["ends"]).toMatchObject({ heard: expect.any(Number) });
  });

  test("the named attacks, each ending as it is named; by its system calls ffmpeg opens its libraries and its input, and no socket", () => {
    const trace = join(folder, "calls");
    const calls = "trace=execve,open,openat,connect,socket";
    const under = ["strace", "-ff", "-qq", "-e", calls, "-o", trace];
    const { status, report, stderr } = run(["0", "0", "named"], under);
    expect([report["wrong"], status, stderr.includes("Error")]).toEqual([[], 0, false]);
    expect(Object.keys(report["ends"] as object)).toEqual(
      expect.arrayContaining([
        "heard",
        "decoding-failed",
        "playlist-refused",
        "too-many-channels",
        "polyglot",
      ]),
    );
    const { programs, opened, sockets } = callsOf(folder);
    expect(programs).toBeGreaterThan(10);
    const own = [dirname(ffmpeg), "/usr/", "/lib", "/etc/ld.so.cache", "/input/sound"];
    expect(opened.filter((path) => !own.some((place) => path.startsWith(place)))).toEqual([]);
    expect(sockets).toEqual([]);
  });
});

/** What processes that became ffmpeg inside the jail opened, and every socket they asked for; each process has a file of its calls. */
function callsOf(traces: string) {
  const opened = new Set<string>();
  const sockets: string[] = [];
  let programs = 0;
  for (const file of readdirSync(traces)) {
    const lines = readFileSync(join(traces, file), "latin1").split("\n");
    // `-nostdin` is the first word it gets there; when the service looks for it, it is asked for its version only.
    const start = lines.findIndex((line) =>
      /^execve\("[^"]*ffmpeg", \["[^"]*"(\.\.\.)?, "-nostdin".* = 0$/.test(line),
    );
    if (start < 0) continue;
    programs += 1;
    for (const line of lines.slice(start + 1)) {
      if (/^(connect|socket)\(/.test(line)) sockets.push(line);
      const path = /^open(?:at)?\((?:AT_FDCWD, )?"([^"]*)".* = \d+$/.exec(line)?.[1];
      if (path !== undefined) opened.add(path);
    }
  }
  return { programs, opened: [...opened], sockets };
}

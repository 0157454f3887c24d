import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { librariesOf, unpackDebian } from "./debian.ts";
import { Unobtainable } from "./unobtainable.ts";

/** Libraries that Debian keeps in folders of their own beside the others. */
const apart = ["", "pulseaudio", "blas", "lapack"];

/**
 * An ffmpeg for the suites of decoding, in this order: `TALLENNE_TEST_FFMPEG`, the machine's own, Debian's unpacked below `peers` (no root, 160 MB) behind a
 * script that lends it its libraries. The script and they lie in one folder, because the jail shows a script with its folder. Rejects with `Unobtainable`.
 */
export async function ffmpeg(peers: string, say: (words: string) => void): Promise<string> {
  const named = process.env["TALLENNE_TEST_FFMPEG"];
  const onPath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "ffmpeg"));
  const found = (named === undefined ? onPath : [named]).find((file) => existsSync(file) && runs(file));
  if (found !== undefined) return found;
  if (named !== undefined) throw new Unobtainable("TALLENNE_TEST_FFMPEG names no working ffmpeg");
  const folder = join(peers, "ffmpeg");
  const root = await unpackDebian(["ffmpeg"], folder, say);
  const libraries = librariesOf(root).flatMap((path) => apart.map((below) => join(path, below)));
  const program = join(root, "usr/bin/ffmpeg");
  const script = join(folder, "ffmpeg");
  writeFileSync(script, `#!/bin/sh\nLD_LIBRARY_PATH='${libraries.join(":")}' exec '${program}' "$@"\n`, {
    mode: 0o755,
  });
  if (!runs(script)) throw new Unobtainable("Debian's ffmpeg was unpacked but does not start");
  return script;
}

function runs(file: string): boolean {
  return spawnSync(file, ["-version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

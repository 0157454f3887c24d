import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { librariesOf, unpackDebian } from "./debian.ts";
import { Unobtainable } from "./unobtainable.ts";

/** Where a Chromium is, and the environment it needs. */
export interface Chromium {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly version: string;
}

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function versionOf(executable: string, environment: Readonly<Record<string, string>>): string | undefined {
  const asked = spawnSync(executable, ["--version"], {
    encoding: "utf8",
    timeout: 20_000,
    env: { ...process.env, ...environment },
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/**
 * A Chromium for the browser suite, in this order: `TALLENNE_TEST_CHROMIUM`, the machine's own, Debian's unpacked below `peers` (no root, 400 MB).
 * Rejects with `Unobtainable` where none can be had.
 */
export async function chromium(peers: string, say: (words: string) => void): Promise<Chromium> {
  const named = process.env["TALLENNE_TEST_CHROMIUM"];
  for (const executable of named === undefined ? places : [named]) {
    const version = existsSync(executable) ? versionOf(executable, {}) : undefined;
    if (version !== undefined) return { executable, environment: {}, version };
  }
  if (named !== undefined) throw new Unobtainable("TALLENNE_TEST_CHROMIUM names no working Chromium");
  const folder = join(peers, "chromium");
  const root = await unpackDebian(["chromium", "fonts-liberation"], folder, say);
  const libraries = librariesOf(root);
  const fonts = join(folder, "fonts.conf");
  mkdirSync(join(folder, "font-cache"), { recursive: true });
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(root, "usr/share/fonts")}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`,
  );
  const environment = {
    LD_LIBRARY_PATH: [
      ...libraries,
      ...libraries.map((path) => join(path, "pulseaudio")),
      join(root, "usr/lib/chromium"),
    ].join(":"),
    FONTCONFIG_FILE: fonts,
  };
  const executable = join(root, "usr/lib/chromium/chromium");
  const version = versionOf(executable, environment);
  if (version === undefined) throw new Unobtainable("Debian's Chromium was unpacked but does not start");
  return { executable, environment, version };
}

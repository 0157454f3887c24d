import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { promisify } from "node:util";

/** The ffmpeg program that would be used, or none: then its codecs are refused by name. */
export type Ffmpeg =
  | {
      readonly from: "setting" | "path" | "ffmpeg-static";
      readonly file: string;
      /** As the program says it: `5.1.9-0+deb12u1`. */
      readonly version: string;
      readonly licence: "GPL" | "LGPL" | "other";
    }
  | { readonly from: "none" };

/** Where to look. Nothing is read from the environment here. */
export interface FfmpegPlaces {
  /** `TALLENNE_FFMPEG_BIN`; one that does not run is passed over. */
  readonly setting?: string | undefined;
  /** The `PATH` of the process. */
  readonly searchPath?: string | undefined;
  /** The program of the optional package ffmpeg-static; where it is installed when left out. */
  readonly packaged?: string | undefined;
}

/**
 * Finds ffmpeg: the setting, then the system's (it gets security updates), then ffmpeg-static if its file is there and
 * runs, then none. Each candidate is run once with `-version` and `-L`, in an empty environment, for five seconds at most.
 */
export async function findFfmpeg(places: FfmpegPlaces): Promise<Ffmpeg> {
  const { setting, searchPath = "", packaged = packagedFile() } = places;
  const onPath = searchPath
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, program));
  const candidates = [
    ...(setting ? [{ from: "setting" as const, file: setting }] : []),
    ...onPath.map((file) => ({ from: "path" as const, file })),
    ...(packaged === undefined ? [] : [{ from: "ffmpeg-static" as const, file: packaged }]),
  ];
  for (const candidate of candidates) {
    const said = await asked(candidate.file);
    if (said) return { ...candidate, ...said };
  }
  return { from: "none" };
}

const program = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";
const run = promisify(execFile);

async function asked(
  file: string,
): Promise<Pick<Extract<Ffmpeg, { file: string }>, "version" | "licence"> | undefined> {
  try {
    await access(file, constants.X_OK);
    const limits = { timeout: 5000, maxBuffer: 1 << 20, env: {}, windowsHide: true };
    const { stdout } = await run(file, ["-version"], limits);
    const version = /^ffmpeg version (\S{1,80})/.exec(stdout)?.[1];
    if (version === undefined) return undefined;
    const licence = await run(file, ["-hide_banner", "-L"], limits);
    return { version, licence: licenceOf(`${licence.stdout}${licence.stderr}`) };
  } catch {
    return undefined;
  }
}

function licenceOf(text: string): "GPL" | "LGPL" | "other" {
  if (/Lesser General\s+Public License/.test(text)) return "LGPL";
  return /General\s+Public License/.test(text) ? "GPL" : "other";
}

/** Its own index would answer a path whether or not the file is there, and read the environment: only its folder is asked for. */
function packagedFile(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("ffmpeg-static/package.json")), program);
  } catch {
    return undefined;
  }
}

import { spawnSync } from "node:child_process";
import { type Asked, concerns } from "./asked.ts";
import { ffmpeg } from "./ffmpeg.ts";
import type { NotRun } from "./not-run.ts";
import { telephoneSounds } from "./telephone-sounds.ts";
import { Unobtainable } from "./unobtainable.ts";

/** Suites that decode with ffmpeg in the jail and are nothing without it. */
const decoding = ["packages/media/src/ffmpeg", "packages/media/src/jail", "tests/media"];
const systemSuites = ["tests/system/all-in-one.test.ts", "tests/system/apart.test.ts"];
const recordings = "tests/media/telephone-recordings.test.ts";

/** Prepares ffmpeg and the telephone recordings for the suites asked for, and says which of them cannot run. */
export async function soundPeers(
  asked: Asked,
  made: {
    readonly peers: string;
    readonly say: (words: string) => void;
    readonly environment: Record<string, string>;
    readonly ignored: string[];
    readonly notRun: NotRun[];
  },
): Promise<void> {
  const { peers, say, environment, ignored, notRun } = made;
  const suites = decoding.filter((suite) => concerns(asked, suite));
  const isWanted = suites.length > 0 || systemSuites.some((suite) => concerns(asked, suite));
  if (!isWanted) return;
  const without = (suite: string, peer: string, reason: string) => void notRun.push({ suite, peer, reason });
  if (!canJail()) {
    without("media/jail", "kernel-features", "no user and mount namespaces, so no jail");
    ignored.push(...suites);
    return;
  }
  try {
    environment["TALLENNE_TEST_FFMPEG"] = await ffmpeg(peers, say);
  } catch (problem) {
    if (!(problem instanceof Unobtainable)) throw problem;
    without("media/ffmpeg", "ffmpeg", problem.message);
    ignored.push(...suites);
    return;
  }
  if (!concerns(asked, recordings)) return;
  try {
    environment["TALLENNE_TEST_TELEPHONE_SOUNDS"] = await telephoneSounds(peers, say);
  } catch (problem) {
    if (!(problem instanceof Unobtainable)) throw problem;
    without("media/telephone-recordings", "asterisk-core-sounds", problem.message);
    ignored.push(recordings);
  }
}

/** Whether this process may make the namespaces of the jail. */
function canJail(): boolean {
  const words = ["--user", "--map-root-user", "--mount", "--net", "mount", "-t", "tmpfs", "try", "/mnt"];
  return spawnSync("unshare", words, { stdio: "ignore", timeout: 20_000 }).status === 0;
}

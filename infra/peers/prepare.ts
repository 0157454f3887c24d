import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { type Asked, concerns } from "./asked.ts";
import { chromium } from "./chromium.ts";
import { commandsNeeded, folderOfCommands } from "./commands.ts";
import { littleDisks } from "./little-disks.ts";
import { mongoPeers } from "./mongo-peers.ts";
import type { NotRun } from "./not-run.ts";
import { s3Peer } from "./s3-peer.ts";
import { soundPeers } from "./sound-peers.ts";
import { Unobtainable } from "./unobtainable.ts";
import { buildWeb } from "./web-build.ts";

/** What the asked suites find when they run. */
export interface Prepared {
  /** Variables for jest's process, added to its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folders and files of suites that cannot run here. */
  readonly ignored: readonly string[];
  readonly notRun: readonly NotRun[];
  /** Ends what was started for the suites; whatever has ended by then is cleared away too. */
  readonly end: () => Promise<void>;
}

const diskSuite = "tests/faults/disk-full.test.ts";
const storeSuite = "packages/store/src/sqlite/sqlite-documents.test.ts";
const noLittleMedium = "this process may not mount a file system of a few megabytes";

/** Prepares what the asked suites need and nothing more; says what it does, because some of it takes minutes. */
export async function prepare(asked: Asked, root: string, say: (words: string) => void): Promise<Prepared> {
  mkdirSync(join(root, ".peers"), { recursive: true });
  // By its real path: what is unpacked names its own folder, and the jail shows no link.
  const peers = realpathSync(join(root, ".peers"));
  const environment: Record<string, string> = {};
  const ignored: string[] = [];
  const notRun: NotRun[] = [];
  const orNotRun = async (
    work: () => Promise<void>,
    lacking: { suite: string; peer: string; path: string },
  ) => {
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Unobtainable)) throw problem;
      notRun.push({ suite: lacking.suite, peer: lacking.peer, reason: problem.message });
      ignored.push(lacking.path);
    }
  };

  if (concerns(asked, "tests/browser"))
    await orNotRun(
      async () => {
        const found = await chromium(peers, say);
        say(`Chromium: ${found.version}`);
        environment["TALLENNE_TEST_CHROMIUM"] = found.executable;
        environment["TALLENNE_TEST_CHROMIUM_ENVIRONMENT"] = JSON.stringify(found.environment);
      },
      { suite: "browser", peer: "chromium", path: "tests/browser" },
    );
  const made = { peers, say, environment, ignored, notRun };
  await soundPeers(asked, made);
  const endMongo = await mongoPeers(asked, made);
  await s3Peer(asked, made);
  const folders: string[] = [];
  for (const { suite, names } of commandsNeeded)
    if (concerns(asked, suite))
      await orNotRun(
        async () => {
          const folder = await folderOfCommands(names, peers, say);
          if (folder !== undefined) folders.push(folder);
        },
        { suite: nameOf(suite), peer: names.at(-1) ?? "", path: suite },
      );
  if (folders.length > 0) environment["PATH"] = [...folders, process.env["PATH"] ?? ""].join(":");
  if (concerns(asked, diskSuite) || concerns(asked, storeSuite)) {
    const little = littleDisks();
    const peer = "kernel-features";
    if (concerns(asked, diskSuite) && !little.mount) {
      notRun.push({ suite: nameOf(diskSuite), peer, reason: noLittleMedium });
      ignored.push(diskSuite);
    }
    if (concerns(asked, storeSuite) && !little.namespace) {
      notRun.push({ suite: "store/full-medium", peer, reason: noLittleMedium });
      // One case of a suite that otherwise runs: it leaves that case out.
      environment["TALLENNE_TEST_LITTLE_MEDIUM"] = "none";
    }
  }
  // The demonstration and the pages are tried as they are served.
  if (["tests/browser", "tests/system/demo.test.ts"].some((suite) => concerns(asked, suite)))
    await buildWeb(root, say);
  return { environment, ignored, notRun, end: endMongo };
}

/** `faults/disk-full` for `tests/faults/disk-full.test.ts`. */
function nameOf(suite: string): string {
  return suite.replace(/^(tests|infra)\//, "").replace(/\.test\.ts$/, "");
}

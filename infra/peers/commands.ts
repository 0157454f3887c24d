import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { librariesOf, unpackDebian } from "./debian.ts";
import { Unobtainable } from "./unobtainable.ts";

/** Commands that a suite calls by name. Those of Debian's essential packages (sh, coreutils, grep, sed, tar, util-linux) are taken for granted. */
export interface Commands {
  readonly suite: string;
  readonly names: readonly string[];
}

/** Which suites need more than a bare Debian has. */
export const commandsNeeded: readonly Commands[] = [
  { suite: "tests/system/curl.test.ts", names: ["bash", "curl", "openssl"] },
  { suite: "infra/checks", names: ["git"] },
  { suite: "tests/media/telephone-recordings.test.ts", names: ["sox"] },
  { suite: "tests/media/hostile-sound.test.ts", names: ["strace"] },
];

/** The names that this machine cannot run. */
export function lackingOf(names: readonly string[], searchPath = process.env["PATH"]): readonly string[] {
  return names.filter((name) => {
    const { status } = spawnSync(name, [name === "openssl" ? "version" : "--version"], {
      stdio: "ignore",
      timeout: 20_000,
      env: { ...process.env, PATH: searchPath },
    });
    return status !== 0;
  });
}

/**
 * A folder for the beginning of the PATH that has what the machine lacks: Debian's, unpacked below `peers`, each behind a wrapper that lends it its
 * own libraries and nobody else. Undefined when nothing is lacking. Rejects with Unobtainable.
 */
export async function folderOfCommands(
  names: readonly string[],
  peers: string,
  say: (words: string) => void,
): Promise<string | undefined> {
  const lacking = lackingOf(names);
  if (lacking.length === 0) return undefined;
  const folder = join(peers, lacking.join("-"));
  const root = await unpackDebian(lacking, folder, say);
  const own = join(folder, "commands");
  mkdirSync(own, { recursive: true });
  for (const name of lacking) writeFileSync(join(own, name), wrapperOf(name, root), { mode: 0o755 });
  const still = lackingOf(lacking, `${own}:${process.env["PATH"] ?? ""}`);
  if (still.length > 0)
    throw new Unobtainable(`Debian's ${still.join(", ")} was unpacked but does not start`);
  return own;
}

/** Programs that look for their plug-ins only where the package would have put them, and those places. */
const pluginsOf: Readonly<Record<string, readonly string[]>> = {
  sox: ["usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu"],
};

/** For the program alone, in a mount namespace of its own, the unpacked folder lies over the machine's (Linux 5.11; no root). */
function laidOver({ place, own }: { place: string; own: string }, program: string): string {
  const lay = `mount -t overlay overlay -o 'lowerdir=${own}:${place}' '${place}'`;
  const inside = `${lay} && exec "$0" "$@"`;
  return `#!/bin/sh\nexec unshare --map-root-user --mount /bin/sh -c "${inside.replaceAll(/["$]/g, String.raw`\$&`)}" '${program}' "$@"\n`;
}

function wrapperOf(name: string, root: string): string {
  const program = ["usr/bin", "bin"].map((path) => join(root, path, name)).find(existsSync);
  if (program === undefined) throw new Unobtainable(`Debian's package ${name} has no command of that name`);
  const compiledIn = pluginsOf[name]?.map((path) => ({ place: `/${path}`, own: join(root, path) }));
  const plugins = compiledIn?.find(({ own }) => existsSync(own));
  if (plugins !== undefined) return laidOver(plugins, program);
  return `#!/bin/sh\nLD_LIBRARY_PATH='${librariesOf(root).join(":")}' exec '${program}' "$@"\n`;
}

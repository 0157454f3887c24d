import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atWork } from "./at-work.ts";
import { Unobtainable } from "./unobtainable.ts";

/**
 * Unpacks Debian packages with everything they need that this machine lacks into `folder`, without root and without installing: package lists,
 * downloads and files all stay below it. A finished folder carries a mark and is used as it is. Says every few seconds how far it is.
 */
export async function unpackDebian(
  packages: readonly string[],
  folder: string,
  say: (words: string) => void,
): Promise<string> {
  const root = join(folder, "root");
  const mark = join(folder, "unpacked");
  if (existsSync(mark)) return root;
  if (!existsSync("/usr/bin/apt-get")) throw new Unobtainable("no apt-get on this machine");
  const what = packages.join(", ");
  say(`Debian's ${what}: not on this machine, unpacking below ${folder} (no root, nothing is installed)`);
  rmSync(folder, { recursive: true, force: true });
  const lists = join(folder, "lists");
  const archives = join(folder, "cache", "archives");
  for (const path of [root, join(lists, "partial"), join(archives, "partial")])
    mkdirSync(path, { recursive: true });
  const own = ["-o", `Dir::State::lists=${lists}`, "-o", `Dir::Cache=${join(folder, "cache")}`];
  // Downloads only: no lock of the system is needed, and the sandbox user of apt cannot write below a private folder.
  const quiet = [...own, "-o", "Debug::NoLocking=true", "-o", "APT::Sandbox::User=root", "-qq"];
  const apt = { command: "apt-get", progress: () => ` (${megabytesBelow(folder)} MB so far)` };
  say(`Debian's ${what}: fetching the package lists`);
  await atWork({ ...apt, words: ["update", ...quiet], within: 120_000, doing: "Debian: lists" }, say);
  say(`Debian's ${what}: downloading`);
  const install = ["install", ...quiet, "-y", "-d", "--no-install-recommends", ...packages];
  await atWork({ ...apt, words: install, within: 300_000, doing: "Debian: downloading" }, say);
  const files = readdirSync(archives).filter((name) => name.endsWith(".deb"));
  if (files.length === 0) throw new Unobtainable(`apt-get brought nothing for ${packages.join(" ")}`);
  say(`Debian's ${what}: unpacking ${files.length} packages`);
  for (const [at, file] of files.entries()) {
    const words = ["-x", join(archives, file), root];
    if (at > 0 && at % 10 === 0) say(`Debian: unpacked ${at} of ${files.length}`);
    await atWork({ command: "dpkg", words, within: 120_000, doing: `Debian: unpacking ${file}` }, say);
  }
  rmSync(join(folder, "cache"), { recursive: true, force: true });
  rmSync(lists, { recursive: true, force: true });
  writeFileSync(mark, `${files.join("\n")}\n`);
  say(`Debian's ${what}: ready`);
  return root;
}

/** Folders in which an unpacked system keeps its libraries. */
export function librariesOf(root: string): readonly string[] {
  return [
    "usr/lib/x86_64-linux-gnu",
    "usr/lib/aarch64-linux-gnu",
    "lib/x86_64-linux-gnu",
    "lib/aarch64-linux-gnu",
  ].map((path) => join(root, path));
}

function megabytesBelow(folder: string): number {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    // A file may have been renamed since it was listed.
    .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
  return Math.round(bytes / 1_000_000);
}

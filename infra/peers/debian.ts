import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A tool or server that could not be had: the suites that need it say NOT RUN with these words. */
export class Unobtainable extends Error {}

function run(command: string, words: readonly string[], limitMs: number): void {
  const done = spawnSync(command, words, { encoding: "utf8", timeout: limitMs });
  if (done.error !== undefined) throw new Unobtainable(`${command}: ${done.error.message}`);
  if (done.status !== 0)
    throw new Unobtainable(
      `${command} ${words[0] ?? ""} failed: ${done.stderr.trim().split("\n").at(-1) ?? ""}`,
    );
}

/**
 * Unpacks Debian packages with everything they need that this machine lacks into `folder`, without root and without installing: package lists,
 * downloads and files all stay below it. A finished folder carries a mark and is used as it is.
 */
export function unpackDebian(packages: readonly string[], folder: string): string {
  const root = join(folder, "root");
  const mark = join(folder, "unpacked");
  if (existsSync(mark)) return root;
  if (!existsSync("/usr/bin/apt-get")) throw new Unobtainable("no apt-get on this machine");
  rmSync(folder, { recursive: true, force: true });
  const lists = join(folder, "lists");
  const archives = join(folder, "cache", "archives");
  for (const path of [root, join(lists, "partial"), join(archives, "partial")])
    mkdirSync(path, { recursive: true });
  const own = ["-o", `Dir::State::lists=${lists}`, "-o", `Dir::Cache=${join(folder, "cache")}`];
  // Downloads only: no lock of the system is needed, and the sandbox user of apt cannot write below a private folder.
  const quiet = [...own, "-o", "Debug::NoLocking=true", "-o", "APT::Sandbox::User=root", "-qq"];
  run("apt-get", ["update", ...quiet], 120_000);
  run("apt-get", ["install", ...quiet, "-y", "-d", "--no-install-recommends", ...packages], 300_000);
  const files = readdirSync(archives).filter((name) => name.endsWith(".deb"));
  if (files.length === 0) throw new Unobtainable(`apt-get brought nothing for ${packages.join(" ")}`);
  for (const file of files) run("dpkg", ["-x", join(archives, file), root], 120_000);
  rmSync(join(folder, "cache"), { recursive: true, force: true });
  rmSync(lists, { recursive: true, force: true });
  writeFileSync(mark, `${files.join("\n")}\n`);
  return root;
}

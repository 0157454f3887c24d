import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atWork } from "./at-work.ts";
import { type FoundPython, python } from "./python.ts";

/** A server of MongoDB's protocol as a program: `{port}` and `{folder}` stand for what each start gives it. */
export interface MongoProgram {
  /** For people: `mongod 8.0.4`, `SecantusDB 0.7.0b3`. */
  readonly name: string;
  readonly isReal: boolean;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const standIn = "SecantusDB 0.7.0b3";

/**
 * A server program in the order of reliability §5: `mongod` on the PATH, else the stand-in from PyPI, pinned by version and digest, installed below
 * `peers`. Rejects with `Unobtainable`.
 */
export async function mongoProgram(peers: string, say: (words: string) => void): Promise<MongoProgram> {
  const asked = spawnSync("mongod", ["--version"], { encoding: "utf8", timeout: 20_000 });
  if (asked.status === 0) {
    const version = /db version v(\S+)/.exec(asked.stdout)?.[1] ?? "of unknown version";
    const words = [
      "mongod",
      "--replSet",
      "tallenne",
      "--bind_ip",
      "127.0.0.1",
      "--port",
      "{port}",
      "--dbpath",
      "{folder}",
    ];
    return { name: `mongod ${version}`, isReal: true, words, environment: {} };
  }
  const found = await python(peers, say);
  const { program, environment } = found;
  const site = await installed(found, peers, say);
  const more = environment["PYTHONPATH"] === undefined ? [] : [environment["PYTHONPATH"]];
  return {
    name: standIn,
    isReal: false,
    words: [
      program,
      "-m",
      "secantus",
      "--port",
      "{port}",
      "--storage-path",
      "{folder}",
      "--sync-on-commit",
      "--cache-size",
      "128M",
    ],
    environment: { ...environment, PYTHONPATH: [site, ...more].join(":") },
  };
}

/** The stand-in's packages in a folder of their own; a finished one carries the list it was made from. */
async function installed(
  { program, environment, version }: FoundPython,
  peers: string,
  say: (words: string) => void,
): Promise<string> {
  const list = join(import.meta.dirname, "secantusdb.txt");
  const folder = join(peers, "secantusdb");
  const site = join(folder, "site");
  const mark = join(folder, "installed");
  const wanted = `${program} ${version}\n${readFileSync(list, "utf8")}`;
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return site;
  say(`${standIn}: no mongod on this machine, installing the stand-in below ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--root-user-action",
    "ignore",
  ];
  const exact = [
    "--require-hashes",
    "--only-binary",
    ":all:",
    "--no-deps",
    "--target",
    site,
    "--requirement",
    list,
  ];
  const words = [
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    program,
    ...pip,
    ...exact,
  ];
  await atWork({ command: "env", words, within: 240_000, doing: `${standIn}: installing` }, say);
  writeFileSync(mark, wanted);
  return site;
}

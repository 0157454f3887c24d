// Runs an S3 server (Ceph: monitor, store in memory, gateway) for as long as somebody holds the other end of its standard input, and removes its folder.
// `ceph-guard.ts <unpacked root> <folder> <monitor's port> <gateway's port>`; says `ready <version>` once it answers, else why not.
import { systemChance, systemClock } from "@tallenne/runtime";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cephConfiguration } from "./ceph-configuration.ts";

const [root = "", folder = "", monitor = "", port = ""] = process.argv.slice(2);
const configuration = join(folder, "ceph.conf");
const known = ["--conf", configuration];
const running: ChildProcess[] = [];
const users = ["owner", "intake", "reading-room", "steward", "nobody"];

function end(status: number): never {
  // Everything was in memory: there is nothing to save.
  for (const one of running) one.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  process.exit(status);
}

/** Runs a program to its end. Throws with its last words when it fails. */
function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: "utf8", timeout: 30_000 });
  if (status !== 0) throw new Error(`${program} ${words.at(-1) ?? ""}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

/** Starts a server that dies with this process, even where nothing of it can run any more. */
function serve(program: string, words: readonly string[]): void {
  const held = ["--pdeathsig", "KILL", "--", program, ...known, ...words];
  const one = spawn("setpriv", held, { stdio: "ignore" });
  one.once("exit", () => end(1));
  running.push(one);
}

function makeCluster(): void {
  for (const name of ["mon", "osd", "rgw", "credentials"]) mkdirSync(join(folder, name), { recursive: true });
  const cluster = crypto.randomUUID();
  writeFileSync(configuration, cephConfiguration({ root, folder, cluster, monitor, port }));
  const map = join(folder, "monmap");
  const keyring = join(folder, "keyring");
  run("monmaptool", ["--create", "--fsid", cluster, "--addv", "a", `[v2:127.0.0.1:${monitor}]`, map]);
  run("ceph-authtool", ["--create-keyring", keyring, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *"]);
  run("ceph-mon", [...known, "-i", "a", "--mkfs", "--monmap", map, "--keyring", keyring]);
}

/** A user of the gateway, with a key of his own that stands in a file only this user may read. */
function makeUser(name: string): void {
  const [access = "", secret = ""] = [10, 20].map((length) =>
    Buffer.from(systemChance.bytes(length)).toString("hex"),
  );
  const words = ["user", "create", `--uid=${name}`, `--display-name=${name}`];
  run("radosgw-admin", [
    ...known,
    "-n",
    "client.rgw",
    ...words,
    `--access-key=${access}`,
    `--secret-key=${secret}`,
  ]);
  writeFileSync(join(folder, "credentials", name), `${access}\n${secret}\n`, { mode: 0o600 });
}

async function answers(): Promise<void> {
  const late = systemClock.monotonic() + 30_000;
  for (;;) {
    const isThere = await fetch(`http://127.0.0.1:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    if (systemClock.monotonic() > late) throw new Error("radosgw does not answer");
    await new Promise<void>((resolve) => void systemClock.after(50, resolve));
  }
}

process.stdin.on("close", () => end(0)).resume();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(1));
try {
  makeCluster();
  serve("ceph-mon", ["-f", "-i", "a"]);
  const store = crypto.randomUUID();
  run("/usr/bin/python3", [join(root, "usr/bin/ceph"), ...known, "osd", "new", store]);
  run("ceph-osd", [...known, "-i", "0", "--mkfs", "--osd-uuid", store]);
  serve("ceph-osd", ["-f", "-i", "0"]);
  serve("radosgw", ["-f", "-n", "client.rgw"]);
  await answers();
  for (const name of users) makeUser(name);
  const [version = ""] = /\d+\.\d+\.\d+/.exec(run("radosgw", ["--version"])) ?? [];
  process.stdout.write(`ready ${version}\n`);
} catch (failure) {
  process.stdout.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  end(1);
}

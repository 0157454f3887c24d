import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Inmate, inmateOf, type JailLimits, startInJail } from "./jail.ts";

// Programs that go on until their limit, on cores that other suites share.
jest.setTimeout(60_000);

const limits: JailLimits = { cpuSeconds: 1, memory: 256 << 20, file: 0 };
let shell: Inmate;
let folder: string;
beforeAll(async () => {
  const found = await inmateOf("/bin/sh");
  if (found === undefined) throw new Error("no jail here");
  shell = found;
  folder = await mkdtemp(join(tmpdir(), "tj-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a script says and how it ends, with some input. */
async function inJail(
  script: string,
  terms: { input?: Buffer; room?: number; limits?: Partial<JailLimits> } = {},
) {
  const jailed = startInJail(shell, ["-c", script], {
    limits: { ...limits, ...terms.limits },
    ...(terms.room === undefined ? {} : { room: terms.room }),
  });
  const spoken: Buffer[] = [];
  jailed.stdout.on("data", (bytes: Buffer) => spoken.push(bytes));
  jailed.stderr.resume();
  jailed.stdin.end(terms.input ?? Buffer.alloc(0));
  const code = await jailed.ended;
  return { code, said: Buffer.concat(spoken).toString("latin1").trim() };
}

/** The words a process was started with; nothing once it has ended. */
function commandOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, "latin1");
  } catch {
    return "";
  }
}

describe("a program in the jail", () => {
  test("reads its input, writes its output, and has an empty environment", async () => {
    expect(await inJail("cat", { input: Buffer.from("sound") })).toEqual({ code: 0, said: "sound" });
    expect(await inJail("/usr/bin/env")).toEqual({ code: 0, said: expect.stringMatching(/^PWD=\/$/) });
  });

  test("sees programs and libraries, and nothing else of the system", async () => {
    const { said } = await inJail("ls -A / /etc; pwd");
    const seen = new Set(said.split(/\s+/).filter((word) => !word.endsWith(":")));
    for (const name of ["proc", "dev", "home", "root", "tmp", "var", "work", "passwd"])
      expect(seen).not.toContain(name);
    await writeFile(join(folder, "secret"), "of the archive");
    for (const place of [
      join(folder, "secret"),
      "/etc/passwd",
      "/proc/self/environ",
      "/dev/null",
      process.cwd(),
    ])
      expect((await inJail(`test -e ${place} && echo there`)).said).toBe("");
  });

  test("can write nowhere, whatever it tries", async () => {
    const { said } = await inJail(
      "for at in / /usr /etc /input /tmp; do (: > $at/x) && echo wrote $at; done; mount -o remount,rw / && echo remounted",
    );
    expect(said).toBe("");
    expect(existsSync("/mnt/x")).toBe(false);
  });

  test("has no network: a server beside it hears nothing", async () => {
    let heard = 0;
    const server: Server = createServer((socket) => {
      heard += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const bash = await inmateOf("/bin/bash");
    if (bash === undefined) throw new Error("no bash");
    const jailed = startInJail(bash, ["-c", `exec 3<>/dev/tcp/127.0.0.1/${port} && echo connected`], {
      limits,
    });
    const said: Buffer[] = [];
    jailed.stdout.on("data", (bytes: Buffer) => said.push(bytes));
    jailed.stderr.resume();
    expect(await jailed.ended).not.toBe(0);
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    expect([Buffer.concat(said).toString(), heard]).toEqual(["", 0]);
  });

  test("has no capability, and cannot get one", async () => {
    const { said } = await inJail(
      "chroot / /bin/true && echo chroot; mount -t tmpfs x /etc && echo mount; hostname other && echo hostname",
    );
    expect(said).toBe("");
  });

  test("is ended at its limits of processor time and memory", async () => {
    const started = process.hrtime.bigint();
    expect((await inJail("while :; do :; done")).code).not.toBe(0);
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(40);
    const greedy = await inJail("x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done", {
      limits: { cpuSeconds: 10 },
    });
    expect(greedy.code).not.toBe(0);
  });

  test("its whole group is killed, also what it started", async () => {
    const jailed = startInJail(shell, ["-c", "(while :; do :; done) & while :; do :; done"], {
      limits: { ...limits, cpuSeconds: 30 },
    });
    jailed.stdout.resume();
    jailed.stderr.resume();
    jailed.kill();
    jailed.kill();
    expect(await jailed.ended).toBeUndefined();
    const left = readdirSync("/proc").filter(
      (id) => /^\d+$/.test(id) && commandOf(id).includes("do :; done) &"),
    );
    expect(left).toEqual([]);
  });

  test("where it must go back in its input, it has a private copy in memory, bounded, read-only", async () => {
    const input = Buffer.alloc(100_000, "abc");
    const { said } = await inJail("wc -c < /input/sound; (echo x >> /input/sound) && echo wrote", {
      input,
      room: 1 << 20,
    });
    expect(said).toBe("100000");
    expect((await inJail("echo begun", { input: Buffer.alloc(3 << 20), room: 1 << 20 })).said).not.toContain(
      "begun",
    );
  });
});

describe("what of the system a program is shown", () => {
  test("a program of the system: nothing more; its own file alone; a script with its folder", async () => {
    const program = join(folder, "program");
    await writeFile(program, "\u007fELF", { mode: 0o755 });
    const script = join(folder, "script");
    await writeFile(script, "#!/bin/sh\n", { mode: 0o755 });
    const real = await realpath(folder);
    expect(await inmateOf("/bin/sh")).toMatchObject({ own: "" });
    expect(await inmateOf(program)).toMatchObject({ own: join(real, "program") });
    expect(await inmateOf(script)).toMatchObject({ own: real });
    await expect(inmateOf(join(folder, "missing"))).rejects.toThrow("ENOENT");
  });
});

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { jailScript } from "./jail-script.ts";

/** What a program in the jail may use at most. */
export interface JailLimits {
  readonly cpuSeconds: number;
  /** Address space, bytes. */
  readonly memory: number;
  /** Largest file it may write, bytes: pipes do not count. */
  readonly file: number;
}

/** A program as the jail takes it in. */
export interface Inmate {
  /** Its real path. */
  readonly program: string;
  /** What of the system is shown to it beside programs and libraries: its own file; of a script the whole folder. Empty: it stands among those. */
  readonly own: string;
  /** Folder that is covered by the jail's root. */
  readonly stage: string;
}

/** A program under way in the jail. */
export interface Jailed {
  readonly stdin: ChildProcessWithoutNullStreams["stdin"];
  readonly stdout: ChildProcessWithoutNullStreams["stdout"];
  readonly stderr: ChildProcessWithoutNullStreams["stderr"];
  /** How it ended: its code, or undefined when it was killed. Never rejects. */
  readonly ended: Promise<number | undefined>;
  /** Kills it and whatever it started. May be called at any time and again. */
  kill(): void;
}

/** Folders every system has and no program of ours needs: the jail covers one of them, seen by nobody else. */
const stages = ["/mnt", "/srv", "/opt", "/media"];
const ofTheSystem = /^\/(usr|bin|sbin|lib|lib32|lib64|libx32)\//;

/** How a program is shown in the jail. Undefined where there can be no jail: another system than Linux. Rejects when the program is not there. */
export async function inmateOf(program: string): Promise<Inmate | undefined> {
  const real = await realpath(program);
  const stage = stages.find((folder) => existsSync(folder) && !real.startsWith(`${folder}/`));
  if (process.platform !== "linux" || stage === undefined) return undefined;
  if (ofTheSystem.test(real)) return { program: real, own: "", stage };
  return { program: real, own: (await isScript(real)) ? dirname(real) : real, stage };
}

/**
 * Starts a program in the jail: namespaces of its own for users, files, processes, network and messages; an environment of nothing; standard input,
 * output and error as pipes. `room`: bytes of memory for a private copy of the input, `/input/sound`, for a program that must go back in it.
 */
export function startInJail(
  { program, own, stage }: Inmate,
  words: readonly string[],
  { limits, room = 0 }: { readonly limits: JailLimits; readonly room?: number },
): Jailed {
  const { cpuSeconds, memory, file } = limits;
  const script = ["-c", jailScript, "jail", stage, own, room, cpuSeconds, memory, file].map(String);
  const namespaces = ["--user", "--map-root-user", "--mount", "--net", "--ipc", "--uts"];
  const child = spawn("unshare", [...namespaces, "/bin/sh", ...script, program, ...words], {
    cwd: "/",
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    // A group of its own, so that all of it can be killed at once.
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  // It may end before it has read everything: what that means is told by how it ended.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<number | undefined>((resolve) => {
    child.once("error", () => resolve(undefined));
    child.once("close", (code) => resolve(code ?? undefined));
  });
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    stderr: child.stderr,
    ended,
    kill: () => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It ended by itself between the question and the signal.
      }
    },
  };
}

async function isScript(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString("latin1") === "#!";
  } finally {
    await handle.close();
  }
}

import { readFileSync, readlinkSync } from "node:fs";

/** A process, told apart from every other that ever ran. */
export interface HolderProcess {
  /** The run of the machine and its space of process numbers; undefined where the system does not tell. */
  readonly machine: string | undefined;
  readonly pid: number;
  /** When it began, in the machine's own count. */
  readonly began: string | undefined;
}

/** This process. */
export function thisProcess(): HolderProcess {
  return { machine: thisMachine(), pid: process.pid, began: beganAt(process.pid) };
}

/** Whether a process runs on. Undefined: it ran on another machine, or the system does not tell. */
export function isRunning({ machine, pid, began }: HolderProcess): boolean | undefined {
  if (machine === undefined || began === undefined || machine !== thisMachine()) return undefined;
  return beganAt(pid) === began;
}

function thisMachine(): string | undefined {
  try {
    const run = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${run} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return undefined;
  }
}

/** Field 22 of `/proc/<pid>/stat` (proc(5)); undefined for one that has ended, also while nobody has taken note of it. */
function beganAt(pid: number): string | undefined {
  try {
    const words = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return words[0] === "Z" || words[0] === "X" ? undefined : words[19];
  } catch {
    return undefined;
  }
}

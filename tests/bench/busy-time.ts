import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Processor time of a process so far, user and system, milliseconds: all of it, and of its first thread, which is the event loop. */
export interface BusyTime {
  readonly whole: number;
  readonly loop: number;
  /** The helpers of the engine: garbage collector and compilers. */
  readonly helpers: number;
}

/** Linux tells it in hundredths of a second (proc_pid_stat(5), USER_HZ). */
const msPerTick = 10;

/** Reads it from /proc, so on Linux only. Steadier than time by the clock where others work on the same machine. */
export function busyTime(pid: number): BusyTime {
  const folder = join("/proc", String(pid));
  const threads = readdirSync(join(folder, "task")).map((id) => statOf(join(folder, "task", id, "stat")));
  return {
    whole: statOf(join(folder, "stat")).ms,
    loop: totalOf(threads.filter(({ id }) => id === pid)),
    helpers: totalOf(threads.filter(({ name }) => name.startsWith("V8Worker"))),
  };
}

interface Stat {
  readonly id: number;
  readonly name: string;
  readonly ms: number;
}

const totalOf = (some: readonly Stat[]) => some.reduce((total, { ms }) => total + ms, 0);

/** The name stands in brackets and may hold anything; what is counted follows the last one. */
function statOf(path: string): Stat {
  const text = readFileSync(path, "utf8");
  const end = text.lastIndexOf(")");
  const fields = text.slice(end + 2).split(" ");
  return {
    id: Number.parseInt(text, 10),
    name: text.slice(text.indexOf("(") + 1, end),
    ms: (Number(fields[11]) + Number(fields[12])) * msPerTick,
  };
}

import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** A process of the product under test. */
export interface Program {
  readonly name: string;
  /** Number of the process, for measuring it. */
  readonly pid: number;
  /** What it said when it was ready. */
  readonly ready: Readonly<Record<string, string>>;
  /** Everything it wrote, log lines above all. */
  output(): string;
  /** Sends a message and waits for the answer that has `key`. */
  tell(message: object, key: string): Promise<void>;
  /** Asks it to end; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Kills it at once (SIGKILL). */
  kill(): Promise<void>;
}

const folder = join(import.meta.dirname, "../processes");
/** Sources once stripped of their types and compiled: a third of what a start takes, and the suites start the product a hundred times. */
const compiled = join(import.meta.dirname, "../../../../.tmp/compiled");

/** Starts a program of the testkit and waits until it says it is ready. Rejects with what it wrote when it ends before. */
export async function startProgram(made: {
  readonly name: string;
  readonly script: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}): Promise<Program> {
  const { name, script, words, environment } = made;
  const child = fork(join(folder, script), words, {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // Two pools of memory, as `start` and the images have it (infra/handbook/figures.md, "Memory").
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_COMPILE_CACHE: compiled,
      MALLOC_ARENA_MAX: "2",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => void written.push(text));
  const ended = new Promise<number | null>((resolve) => void child.once("exit", resolve));
  const ready = await answerOf(child, "address", () => `${name} did not start:\n${written.join("")}`);
  return {
    name,
    pid: child.pid ?? 0,
    ready,
    output: () => written.join(""),
    async tell(message, key) {
      const answer = answerOf(child, key, () => `${name} ended before it answered`);
      child.send(message);
      await answer;
    },
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function answerOf(
  child: ChildProcess,
  key: string,
  words: () => string,
): Promise<Readonly<Record<string, string>>> {
  return new Promise((resolve, reject) => {
    const heard = (message: unknown) => {
      if (typeof message !== "object" || message === null || !(key in message)) return;
      leave();
      resolve(message as Record<string, string>);
    };
    const gone = () => {
      leave();
      reject(new Error(words()));
    };
    const leave = () => void child.off("message", heard).off("close", gone);
    child.on("message", heard).once("close", gone);
  });
}

import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A command of the repository at work, and what it says on its terminal. */
export interface Spoken {
  /** Everything it wrote to its output so far. */
  written(): string;
  /** Waits until its output holds such words; rejects with what it complained of when it ends before. */
  until(words: RegExp): Promise<void>;
  kill(signal?: "SIGTERM" | "SIGKILL"): void;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts a script with Node as the package scripts do, with nothing of this process's environment but where programs are. */
export function spoken(
  script: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder = root,
): Spoken {
  const { PATH, HOME } = process.env;
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(root, script), ...words],
    {
      cwd: folder,
      env: { PATH, HOME, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let written = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (written += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const ended = new Promise<number | null>((resolve) => void child.once("close", resolve));
  return {
    written: () => written,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!wanted.test(written)) return;
          child.stdout.off("data", look);
          resolve();
        };
        child.stdout.on("data", look);
        child.once("close", (code) => {
          look();
          reject(new Error(`${script} ended with ${code}:\n${written}\n${complaints}`));
        });
        look();
      }),
    kill: (signal = "SIGKILL") => void child.kill(signal),
    ended,
  };
}

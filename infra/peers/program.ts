import { spawn } from "node:child_process";

/** How a program ended, and all it wrote. */
export interface ProgramEnd {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a program with its words. */
export type RunProgram = (command: readonly string[]) => Promise<ProgramEnd>;

/** Runs programs in a folder, beside this process, so that what it shows goes on meanwhile. Rejects where one cannot be started. */
export function programIn(folder: string): RunProgram {
  return ([program = "", ...words]) =>
    new Promise((resolve, reject) => {
      const running = spawn(program, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
      let output = "";
      for (const stream of [running.stdout, running.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => (output += text));
      running.once("error", reject);
      running.once("close", (status) => resolve({ status, output }));
    });
}

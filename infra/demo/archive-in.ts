import { type Started, startAllInOne, type StartTerms } from "@tallenne/all-in-one";
import { createLog, type Log, logFile, processSettings, systemClock } from "@tallenne/runtime";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The repository's folder. */
export const root = resolve(import.meta.dirname, "../..");

type Environment = Readonly<Record<string, string | undefined>>;

/** The product in one process on a folder, with the built browser application; its log goes to `log.txt` there, what came before it to `log.txt.1`. */
export function archiveIn(
  folder: string,
  environment: Environment,
  terms: Omit<StartTerms, "sources" | "log"> = {},
): Promise<Started> {
  const own = { TALLENNE_DATA: folder, TALLENNE_SITE: join(root, "packages/web/dist") };
  const sources = { ...processSettings, environment: { ...own, ...environment } };
  return startAllInOne({ ...terms, sources, log: logIn(folder) });
}

function logIn(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = logFile(resolve(folder, "log.txt"));
  process.once("exit", () => file.finish());
  return createLog({ level: "info", clock: systemClock, write: (line) => file.write(line) });
}

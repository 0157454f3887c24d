import { type Started, startAllInOne, type StartTerms } from "@tallenne/all-in-one";
import { createLog, type Log, logFile, processSettings, systemClock } from "@tallenne/runtime";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The repository's folder. */
export const root = resolve(import.meta.dirname, "../..");

type Environment = Readonly<Record<string, string | undefined>>;

const leave = () => process.exit(1);

/** The product in one process on a folder, with the built browser application; its log goes to `log.txt` there, what came before it to `log.txt.1`. */
export async function archiveIn(
  folder: string,
  environment: Environment,
  terms: Omit<StartTerms, "sources" | "log"> = {},
): Promise<Started> {
  const own = { TALLENNE_DATA: folder, TALLENNE_SITE: join(root, "packages/web/dist") };
  const sources = { ...processSettings, environment: { ...own, ...environment } };
  // Words for a terminal that is gone, or for a file without room, end no archive.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  let started: Started | undefined;
  // Nobody can use an archive whose disk failed: it ends in order, and the next start reads what is really there.
  const onStoreFailed = () => {
    process.stderr.write(
      `The disk below ${folder} failed: the archive ends (see log.txt). Start it again.\n`,
    );
    (started?.stop() ?? Promise.resolve()).then(leave, leave);
  };
  started = await startAllInOne({ onStoreFailed, ...terms, sources, log: logIn(folder) });
  return started;
}

function logIn(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = logFile(resolve(folder, "log.txt"));
  process.once("exit", () => file.finish());
  return createLog({ level: "info", clock: systemClock, write: (line) => file.write(line) });
}

import { readdir, readFile } from "node:fs/promises";
import { entriesOf } from "./bundle-text.ts";
import { type Clock, showWork, type ShownOn } from "@tallenne/runtime";
import { type CommandLine, commandLine, usage, WrongCall } from "./command-line.ts";
import { logFolderAt } from "./log-folder.ts";
import { readTile } from "./read-tile.ts";
import { inJson, inWords } from "./report.ts";
import { type NoteKey, noteKeyOf, NoteRefused } from "./signed-note.ts";
import { fullWidth } from "./tile-name.ts";
import { type LogVerdict, verifyLog } from "./verify-log.ts";
import { indexOfProof, type ProofVerdict, verifyProof } from "./verify-proof.ts";

/** What is checked sooner shows nothing but its verdict. */
const quietMs = 1000;

/** What the command prints and how it ends: 0 right, 1 wrong, 2 not checked. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
}

/** Where the command shows how far it is: a log of years takes minutes. */
export interface VerifyPorts {
  readonly clock: Pick<Clock, "monotonic" | "every">;
  readonly stderr: ShownOn;
}

/** Runs `tallenne-verify` with the words after its name. Never rejects. */
export async function runVerify(words: readonly string[], ports?: VerifyPorts): Promise<Outcome> {
  try {
    const asked = commandLine(words);
    if (!asked) return { exitCode: 0, output: usage };
    const key = noteKeyOf(await keyText(asked.key));
    const log =
      asked.folder === undefined ? undefined : await checkLog(asked, { folder: asked.folder, key, ports });
    const proof =
      asked.proof === undefined ? undefined : await checkProof(asked, { path: asked.proof, key, log });
    const verified = (log?.verified ?? true) && (proof?.verified ?? true);
    const output = asked.json ? inJson({ log, proof }) : inWords({ log, proof });
    return { exitCode: verified ? 0 : 1, output };
  } catch (failure) {
    const more = failure instanceof WrongCall ? `\n${usage}` : "";
    return { exitCode: 2, output: `not checked: ${(failure as Error).message}\n${more}` };
  }
}

async function keyText(key: string): Promise<string> {
  return /^[^+\s]+\+[0-9a-f]{8}\+/.test(key) ? key : await readFile(key, "utf8");
}

async function checkLog(
  asked: CommandLine,
  { folder, key, ports }: { folder: string; key: NoteKey; ports: VerifyPorts | undefined },
): Promise<LogVerdict> {
  await readdir(folder); // a folder that is not there is a wrong call, not a wrong log
  const older = await Promise.all(
    asked.older.map(async (name) => ({ name, note: await readFile(name, "utf8") })),
  );
  if (ports === undefined || asked.json) return verifyLog({ folder: logFolderAt(folder), key, older });
  const shown = showWork({ stream: ports.stderr, clock: ports.clock, quietMs });
  let isBegun = false;
  const told = (done: number, total: number): void => {
    if (!isBegun) shown.begin("files of entries replayed", total);
    isBegun = true;
    shown.done(done);
  };
  return verifyLog({ folder: logFolderAt(folder), key, older, told }).finally(() => shown.end());
}

async function checkProof(
  asked: CommandLine,
  { path, key, log }: { path: string; key: NoteKey; log: LogVerdict | undefined },
): Promise<ProofVerdict> {
  const proof = await readFile(path, "utf8");
  const entry =
    asked.entry === undefined
      ? await entryInLog(asked.folder ?? "", { proof, size: log?.checkpoint?.size ?? 0 })
      : await readFile(asked.entry);
  if (entry) return verifyProof({ proof, entry, key, name: path });
  const says = "the log in the folder does not hold the entry that the proof is about";
  return { verified: false, findings: [{ code: "proof-refused", where: path, says }] };
}

/** The bytes of the entry that a proof is about, out of the log folder. */
async function entryInLog(
  folder: string,
  { proof, size }: { proof: string; size: number },
): Promise<Uint8Array | undefined> {
  try {
    const place = indexOfProof(proof);
    if (place >= size) return undefined;
    const index = Math.floor(place / fullWidth);
    const width = Math.min(fullWidth, size - index * fullWidth);
    const bundle = await readTile(logFolderAt(folder), { level: "entries", index, width });
    return bundle && entriesOf(bundle)[place % fullWidth];
  } catch (failure) {
    if (failure instanceof NoteRefused) return new Uint8Array(0); // told by the check of the proof itself
    throw failure;
  }
}

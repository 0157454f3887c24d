import { type Checkpoint, openCheckpoint } from "./checkpoint-text.ts";
import { type Finding, Findings } from "./finding.ts";
import { type LogFolder } from "./log-folder.ts";
import { replay } from "./replay.ts";
import { checkPartialTiles } from "./partial-tiles.ts";
import { type NoteKey } from "./signed-note.ts";

/** What the verifier says about a log folder. */
export interface LogVerdict {
  /** True only when nothing at all is wrong. */
  readonly verified: boolean;
  readonly checkpoint?: Checkpoint;
  /** Number of files read and found right or wrong. */
  readonly bundles: number;
  readonly tiles: number;
  readonly findings: readonly Finding[];
  /** All findings, also those beyond the ones listed. */
  readonly findingCount: number;
  /** True but no fault: what the signature does not cover. */
  readonly notes: readonly string[];
}

/**
 * Checks a log folder with nothing but its files and the public key: the checkpoint's signature, every entry replayed to the signed
 * root, every hash of every full and partial tile, and for each older checkpoint that the log still begins with what was signed then.
 * Shares no code with the writing side. Rejects only when a file cannot be read.
 */
export async function verifyLog({
  folder,
  key,
  older = [],
  told,
}: {
  folder: LogFolder;
  key: NoteKey;
  /** Older checkpoints, by the name to show for them. */
  older?: readonly { name: string; note: string }[];
  /** Hears how many files of entries are replayed, of how many. */
  told?: (done: number, total: number) => void;
}): Promise<LogVerdict> {
  const findings = new Findings();
  const notes: string[] = [];
  const verdict = (checkpoint?: Checkpoint, read = { bundles: 0, tiles: 0 }): LogVerdict => ({
    verified: findings.count === 0,
    ...(checkpoint && { checkpoint }),
    ...read,
    findings: findings.kept,
    findingCount: findings.count,
    notes,
  });
  const checkpoint = await readCheckpoint(folder, key, findings);
  if (!checkpoint) return verdict();
  const remembered = readOlder(older, { key, checkpoint, findings });

  const replayed = await replay(folder, {
    checkpoint,
    findings,
    rootsAt: remembered.map(({ size }) => size),
    told,
  });
  for (const { name, size, root } of remembered) {
    const now = replayed.roots.get(size);
    if (now && Buffer.compare(now, root) !== 0)
      findings.add({
        code: "history-rewritten",
        where: name,
        says: `the first ${size} entries are not those that were signed then: the past was rewritten`,
      });
  }
  const partial = await checkPartialTiles(folder, { size: checkpoint.size, findings });
  notes.push(...partial.notes, ...(await unsignedRest(folder)));
  return verdict(checkpoint, { bundles: replayed.bundles, tiles: replayed.tiles + partial.tiles });
}

async function readCheckpoint(
  folder: LogFolder,
  key: NoteKey,
  findings: Findings,
): Promise<Checkpoint | undefined> {
  const bytes = await folder.read("checkpoint");
  if (!bytes) {
    const says = "there is no checkpoint, so nothing here is signed";
    findings.add({ code: "checkpoint-missing", where: "checkpoint", says });
    return undefined;
  }
  try {
    return openCheckpoint(Buffer.from(bytes).toString("utf8"), key);
  } catch (failure) {
    const says = `the checkpoint is refused: ${(failure as Error).message}`;
    findings.add({ code: "checkpoint-refused", where: "checkpoint", says });
    return undefined;
  }
}

function readOlder(
  older: readonly { name: string; note: string }[],
  { key, checkpoint, findings }: { key: NoteKey; checkpoint: Checkpoint; findings: Findings },
): (Checkpoint & { name: string })[] {
  return older.flatMap(({ name, note }) => {
    try {
      const opened = openCheckpoint(note, key);
      if (opened.size <= checkpoint.size) return [{ ...opened, name }];
      const says = `it was signed over ${opened.size} entries, the log now ends at ${checkpoint.size}: entries are gone`;
      findings.add({ code: "log-shrunk", where: name, says });
    } catch (failure) {
      const says = `the older checkpoint is refused: ${(failure as Error).message}`;
      findings.add({ code: "older-checkpoint-refused", where: name, says });
    }
    return [];
  });
}

async function unsignedRest(folder: LogFolder): Promise<string[]> {
  const sizes = await Promise.all(
    (await folder.list("journal")).map(async (path) => (await folder.read(path))?.length ?? 0),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return bytes === 0
    ? []
    : [`the journal holds ${bytes} bytes; what of them came after the checkpoint is not signed yet`];
}

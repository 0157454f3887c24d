import { makeFolder, readIfPresent, writeDurably } from "@tallenne/runtime";
import { join } from "node:path";
import { openCheckpoint } from "../verify/checkpoint-text.ts";
import { type NoteKey, NoteRefused } from "../verify/signed-note.ts";
import { type AgreeingFolders } from "./agreeing-folders.ts";
import { LogRolledBack } from "./errors.ts";

/** The newest signed checkpoint kept in a second place: what tells a log that was lost or put back from one that is new. */
export interface LogMark {
  /** Where it lies, for people. */
  readonly where: string;
  read(): Promise<string | undefined>;
  /** Puts the checkpoint in place of the former one, durably. */
  write(checkpoint: string): Promise<void>;
}

/** The file `ledger-mark` in a folder that does not lie in the log's own. */
export function fileMark(folder: string): LogMark {
  const name = "ledger-mark";
  const where = join(folder, name);
  return {
    where,
    read: async () => {
      const bytes = await readIfPresent(where);
      return bytes && Buffer.from(bytes).toString("utf8");
    },
    write: async (checkpoint) => {
      await makeFolder(folder);
      await writeDurably(folder, name, checkpoint);
    },
  };
}

/** How a log was found against its mark: `new` without either, `unmarked` where the log is older than the mark's invention or the mark was lost. */
export type Marked = "new" | "unmarked" | "marked";

/** Checks that the log is at least as long as its mark and begins with what was signed there. Throws `LogRolledBack`; writes nothing. */
export async function agreeingWithMark(
  mark: LogMark,
  { fullest, rootAt }: AgreeingFolders,
  key: NoteKey,
): Promise<Marked> {
  const text = await mark.read();
  const { published, tree, folder } = fullest;
  if (text === undefined) return published === undefined ? "new" : "unmarked";
  const { where } = mark;
  const { size, root } = checkpointIn(text, { where, key });
  if (published === undefined) throw new LogRolledBack({ where, reason: `${folder} holds no log` });
  if (tree.size < size)
    throw new LogRolledBack({
      where,
      reason: `${folder} holds ${tree.size} entries, ${size} were signed: an older copy was put back`,
    });
  if (!root.equals(await rootAt(size)))
    throw new LogRolledBack({ where, reason: `${folder} holds other entries than were signed` });
  return "marked";
}

function checkpointIn(text: string, { where, key }: { where: string; key: NoteKey }) {
  try {
    return openCheckpoint(text, key);
  } catch (failure) {
    if (!(failure instanceof NoteRefused)) throw failure;
    throw new LogRolledBack({
      where,
      reason: `the mark is not signed by this log's key: ${failure.message}`,
    });
  }
}

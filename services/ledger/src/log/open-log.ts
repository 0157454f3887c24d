import { type Clock, type FolderLock, lockFolder } from "@tallenne/runtime";
import { join } from "node:path";
import { noteKeyOf } from "../verify/signed-note.ts";
import { agreeing } from "./agreeing-folders.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import { type EntryDescription, type LogNotice, type MerkleLog } from "./log.ts";
import { logOf } from "./log-of.ts";
import { LogLife } from "./log-life.ts";
import { agreeingWithMark, type LogMark } from "./log-mark.ts";
import { Lookup } from "./lookup.ts";
import { type NoteSigner } from "./note-signer.ts";
import { recoverFolder } from "./recover-folder.ts";

/** What a log is opened with. */
export interface LogOptions {
  /** One folder, or two on two disks. Both are wanted, one must take each entry. An empty second one is filled. */
  readonly folders: readonly [string] | readonly [string, string];
  /** Name of the log, first line of its checkpoints; the signer's name. */
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly clock: Clock;
  /** Reads from an entry's bytes what it is about. Throws on bytes that are no entry. */
  readonly describe: (bytes: Uint8Array) => EntryDescription;
  /** Hears what operators should know. */
  readonly notice?: (notice: LogNotice) => void;
  /** The lookup file; by default `lookup.sqlite` in the first folder. It can be removed while the log is closed. */
  readonly lookup?: string;
  /** The second place of the newest checkpoint, outside the folders. Without one an emptied folder looks like a new log. */
  readonly mark?: LogMark;
  /** Milliseconds a folder may take for one write of entries before it counts as blocked. 500 unless told. */
  readonly patience?: number;
  readonly disk?: Disk;
}

/**
 * Opens a log and goes on where the last process ended, however it ended: every acknowledged entry is there, a write that was never
 * acknowledged may be cut. Everything recovered is published anew before the log takes entries, so nothing rests on pages that a failed sync left
 * behind. Rejects with `FolderInUse`, `LogRolledBack` (shorter or another than its mark says), `LogDamaged` (also when a folder cannot be read or the two differ: only a person can tell which one is
 * true), or as the disk does when no folder can be written.
 */
export async function openLog(options: LogOptions): Promise<MerkleLog> {
  const {
    folders,
    origin,
    signer,
    clock,
    describe,
    notice = () => undefined,
    patience = 500,
    mark,
  } = options;
  if (signer.name !== origin)
    throw new RangeError("a log's checkpoints are signed in the name of its origin");
  const disk = options.disk ?? nodeDisk();
  const locks: FolderLock[] = [];
  let lookup: Lookup | undefined;
  try {
    for (const folder of folders) locks.push(await lockFolder(folder, "ledger"));
    const key = noteKeyOf(signer.publicKey);
    const found = await Promise.all(folders.map((folder) => recoverFolder(disk, folder, key)));
    const recovered = await agreeing(found, disk);
    if (mark && (await agreeingWithMark(mark, recovered, key)) === "unmarked")
      notice({ event: "ledger-unmarked" });
    lookup = Lookup.open(options.lookup ?? join(folders[0], "lookup.sqlite"));
    const life = new LogLife({
      recovered,
      origin,
      signer,
      clock,
      patience,
      disk,
      describe,
      notice,
      lookup,
      mark,
      unlock: () => locks.forEach((lock) => lock.release()),
    });
    await life.begin();
    return logOf(life, signer);
  } catch (failure) {
    lookup?.close();
    for (const lock of locks) lock.release();
    throw failure;
  }
}

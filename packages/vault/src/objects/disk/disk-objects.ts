import { kindOf } from "@tallenne/domain";
import { type Clock, makeFolder, syncFolder } from "@tallenne/runtime";
import { mkdir, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import {
  type ObjectEntry,
  ObjectLocked,
  ObjectMissing,
  type ObjectReader,
  type Objects,
  type ObjectSweeper,
  type ObjectWriter,
} from "../object-port.ts";
import { type DiskLayout, diskLayout, fileNameOf, keyNamed } from "./disk-layout.ts";
import { type FileCalls, fileCalls } from "./file-calls.ts";
import { onlyVersion, putOnDisk } from "./put-on-disk.ts";
import { readFilePieces, readFileSpan } from "./read-file.ts";
import { folderSyncs } from "./folder-syncs.ts";
import { sharedFolder } from "../../access-bits.ts";

/** What a crashed put left is swept once nobody has written to it for so long (milliseconds): longer than any stall of a source. */
const leftoverAge = 60 * 60 * 1000;

/**
 * Objects as files below a folder, which several processes may share. A legal hold is a file beside the object that this program obeys and the file
 * system does not: `nature` says so. Opening makes every folder durable and sweeps what crashed puts left.
 */
export async function diskObjects(settings: {
  readonly folder: string;
  readonly clock: Clock;
  readonly calls?: FileCalls;
}): Promise<Objects> {
  const { clock, calls: own = fileCalls } = settings;
  const calls: FileCalls = { ...own, syncFolder: folderSyncs((path) => own.syncFolder(path)) };
  const layout = diskLayout(settings.folder);
  await makeFolders(layout);
  await sweepLeftovers(layout, calls, clock.now() - leftoverAge);

  const stat = async (key: string): Promise<ObjectEntry> => {
    const found = await calls.look(layout.pathOf(key));
    if (found === undefined) throw new ObjectMissing();
    return { key, version: onlyVersion, length: found.length };
  };
  const reading: Pick<ObjectReader, "get" | "getSpan"> = {
    async *get(key, span) {
      yield* readFilePieces(layout.pathOf(key), span);
    },
    getSpan: async (key, span) => readFileSpan(layout.pathOf(key), span),
  };
  const reader: ObjectReader = { ...reading, stat };
  const writer: ObjectWriter = {
    ...reading,
    put: async (key, source, expected) => putOnDisk({ layout, calls }, { key, source, ...expected }),
  };
  const sweeper: ObjectSweeper = {
    ...reading,
    list: (prefix, after) => listOnDisk(layout, calls, { prefix, after }),
    async versions(key) {
      const found = await calls.look(layout.pathOf(key));
      return found === undefined ? [] : [{ key, version: onlyVersion, length: found.length }];
    },
    async remove(key, version) {
      const path = layout.pathOf(key);
      if (version !== onlyVersion || (await calls.look(path)) === undefined) return false;
      if ((await calls.look(lockOf(path))) !== undefined) throw new ObjectLocked();
      await calls.remove(path);
      await calls.syncFolder(layout.folderOf(key));
      return true;
    },
    async lock(key, version, isLocked) {
      const path = layout.pathOf(key);
      const there = version === onlyVersion && (await calls.look(path)) !== undefined;
      if (isLocked && !there) throw new ObjectMissing();
      await (isLocked ? setLock(calls, path) : calls.remove(lockOf(path)).catch(ignoreMissing));
      await calls.syncFolder(layout.folderOf(key));
    },
    isLocked: async (key, version) =>
      version === onlyVersion && (await calls.look(lockOf(layout.pathOf(key)))) !== undefined,
  };
  return { reader, writer, sweeper, nature: { adapter: "disk", locks: "simulated", versions: "one" } };
}

/** Beside the object, under a name that is no key. */
const lockOf = (path: string) => `${path}.lock`;

async function setLock(calls: FileCalls, path: string): Promise<void> {
  try {
    const file = await calls.create(lockOf(path));
    await file.sync();
    await file.close();
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "EEXIST") throw failure;
  }
}

/** Lists by folder, then by name: a random order, because ids are random. */
async function* listOnDisk(
  layout: DiskLayout,
  calls: FileCalls,
  { prefix, after }: { readonly prefix: string; readonly after: string | undefined },
): AsyncGenerator<ObjectEntry, void, undefined> {
  const start = after === undefined ? undefined : { folder: layout.folderOf(after), name: fileNameOf(after) };
  for (const folder of foldersFor(layout, prefix)) {
    if (start && folder < start.folder) continue;
    for (const name of (await calls.names(folder)).toSorted()) {
      const key = keyNamed(name);
      if (key === undefined || !key.startsWith(prefix)) continue;
      if (start && folder === start.folder && name <= start.name) continue;
      const found = await calls.look(join(folder, name));
      if (found) yield { key, version: onlyVersion, length: found.length };
    }
  }
}

/**
 * Every folder is made, and made durable, before the first put: a put then has one folder to sync. Synced even when all
 * were there, since another process may have made them and not come further.
 */
async function makeFolders(layout: DiskLayout): Promise<void> {
  await makeFolder(layout.incoming, { mode: sharedFolder });
  await makeFolder(layout.objects, { mode: sharedFolder });
  const there = new Set(await readdir(layout.objects));
  for (const folder of layout.folders)
    if (!there.has(basename(folder))) await mkdir(folder, { recursive: true, mode: sharedFolder });
  await syncFolder(layout.objects);
  await syncFolder(dirname(layout.objects));
}

/** A prefix that holds a whole first id needs one folder only. */
function foldersFor(layout: DiskLayout, prefix: string): readonly string[] {
  const [first = ""] = prefix.split("/");
  return kindOf(first) === undefined ? layout.folders : [layout.folderOf(first)];
}

async function sweepLeftovers(layout: DiskLayout, calls: FileCalls, olderThan: number): Promise<void> {
  let swept = 0;
  for (const name of await calls.names(layout.incoming)) {
    const path = join(layout.incoming, basename(name));
    const found = await calls.look(path);
    if (found === undefined || found.changedAt >= olderThan) continue;
    await calls.remove(path).catch(ignoreMissing);
    swept += 1;
  }
  if (swept > 0) await calls.syncFolder(layout.incoming);
}

/** Another process may sweep at the same time. */
function ignoreMissing(failure: NodeJS.ErrnoException): void {
  if (failure.code !== "ENOENT") throw failure;
}

import { createHash } from "node:crypto";
import { ObjectExists, type PutReceipt, type SealedFile, WrongLength } from "../object-port.ts";
import type { DiskLayout } from "./disk-layout.ts";
import type { FileCalls, WrittenFile } from "./file-calls.ts";
import { gatheredWrites, namedFailure } from "./gathered-writes.ts";

/** The one version an object on a disk has. */
export const onlyVersion = "1";

/** One object to put. */
export interface Incoming {
  readonly key: string;
  readonly source: AsyncIterable<Uint8Array> | Uint8Array | SealedFile;
  readonly expectedLength?: number;
}

/**
 * Puts an object: a file of a temporary name, fsync, rename, fsync of the folder. The temporary name is that of the key
 * and is taken exclusively, so of two puts of one key one is refused, in whatever process. Any failed call ends the put:
 * a failed fsync is never tried again, because the kernel may have marked the lost pages clean (Rebello et al., ATC 2020).
 * A sealed file of the same disk is synced and linked in place of being copied.
 */
export async function putOnDisk(
  { layout, calls }: { readonly layout: DiskLayout; readonly calls: FileCalls },
  { key, source, expectedLength }: Incoming,
): Promise<PutReceipt> {
  const linked =
    "path" in source
      ? await linkInPlace({ layout, calls }, { key, file: source, expectedLength })
      : undefined;
  if (linked !== undefined) return linked;
  const path = layout.pathOf(key);
  const incoming = layout.incomingPathOf(key);
  const file = await create(calls, incoming);
  let placed = incoming;
  try {
    const written = await fill(file, source);
    if (expectedLength !== undefined && written.length !== expectedLength) throw new WrongLength();
    if ((await calls.look(path)) !== undefined) throw new ObjectExists();
    await calls.rename(incoming, path);
    placed = path;
    await calls.syncFolder(layout.folderOf(key));
    return { ...written, version: onlyVersion };
  } catch (failure) {
    // What cannot be removed either is swept at a later start, or by the steward's reconciling: no record names it.
    await calls.remove(placed).catch(() => undefined);
    throw namedFailure(failure);
  }
}

/** The file's bytes are synced, then it gets its name in the store and the name is synced. Undefined where it lies on another disk. */
async function linkInPlace(
  { layout, calls }: { readonly layout: DiskLayout; readonly calls: FileCalls },
  put: { readonly key: string; readonly file: SealedFile; readonly expectedLength: number | undefined },
): Promise<PutReceipt | undefined> {
  const { key, file, expectedLength = put.file.length } = put;
  const path = layout.pathOf(key);
  if (file.length !== expectedLength || (await calls.look(file.path))?.length !== file.length)
    throw new WrongLength();
  try {
    await calls.syncFile(file.path);
    await calls.link(file.path, path);
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    if (code === "EXDEV") return undefined;
    throw code === "EEXIST" ? new ObjectExists() : namedFailure(failure);
  }
  try {
    await calls.syncFolder(layout.folderOf(key));
  } catch (failure) {
    await calls.remove(path).catch(() => undefined);
    throw namedFailure(failure);
  }
  return { length: file.length, sha256: file.sha256, version: onlyVersion };
}

async function create(calls: FileCalls, path: string): Promise<WrittenFile> {
  try {
    return await calls.create(path);
  } catch (failure) {
    throw (failure as NodeJS.ErrnoException).code === "EEXIST" ? new ObjectExists() : namedFailure(failure);
  }
}

/** Writes, syncs and closes; digests on the way. */
async function fill(
  file: WrittenFile,
  source: AsyncIterable<Uint8Array> | Uint8Array,
): Promise<{ length: number; sha256: string }> {
  const digest = createHash("sha256");
  const writes = gatheredWrites(file);
  let length = 0;
  try {
    for await (const piece of source instanceof Uint8Array ? [source] : source) {
      digest.update(piece);
      length += piece.length;
      await writes.add(piece);
    }
    await writes.flush();
    await file.sync();
  } finally {
    await writes.settled();
    await file.close();
  }
  return { length, sha256: digest.digest("hex") };
}

import { createHash } from "node:crypto";
import { ObjectExists, type PutReceipt, WrongLength } from "../object-port.ts";
import type { DiskLayout } from "./disk-layout.ts";
import type { FileCalls, WrittenFile } from "./file-calls.ts";
import { gatheredWrites, namedFailure } from "./gathered-writes.ts";

/** The one version an object on a disk has. */
export const onlyVersion = "1";

/** One object to put. */
export interface Incoming {
  readonly key: string;
  readonly source: AsyncIterable<Uint8Array> | Uint8Array;
  readonly expectedLength?: number;
}

/**
 * Puts an object: a file of a temporary name, fsync, rename, fsync of the folder. The temporary name is that of the key
 * and is taken exclusively, so of two puts of one key one is refused, in whatever process. Any failed call ends the put:
 * a failed fsync is never tried again, because the kernel may have marked the lost pages clean (Rebello et al., ATC 2020).
 */
export async function putOnDisk(
  { layout, calls }: { readonly layout: DiskLayout; readonly calls: FileCalls },
  { key, source, expectedLength }: Incoming,
): Promise<PutReceipt> {
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

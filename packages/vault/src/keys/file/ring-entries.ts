import type { BucketVersion } from "../../buckets/bucket.ts";
import { keyFileName } from "./key-file-name.ts";
import type { KeyFolder } from "./key-folder.ts";

/** A version as the copies of a ring know it together: gone when any copy says so. */
export interface RingEntry extends BucketVersion {
  readonly isGone: boolean;
}

/** What the copies of a ring hold, as one list. */
export async function ringEntries(folders: readonly KeyFolder[]): Promise<RingEntry[]> {
  const known = new Map<string, RingEntry>();
  for (const { bucket, bucketVersion, ending } of (
    await Promise.all(folders.map((folder) => folder.entries()))
  ).flat()) {
    const name = keyFileName({ bucket, bucketVersion, ending: "key" });
    const isGone = ending === "gone" || known.get(name)?.isGone === true;
    known.set(name, { bucket, bucketVersion, isGone });
  }
  return [...known.values()];
}

/** One for every version ever taken and one more for every one destroyed: it only grows, because marks stay. */
export function generationOf(entries: readonly RingEntry[]): number {
  return entries.reduce((sum, { isGone }) => sum + (isGone ? 2 : 1), 0);
}

/**
 * Brings the copies together after a crash or a replaced disk: a mark in one is a mark in all, and a key that stands in
 * one only is copied. Marks win, so an old folder that was put back gives no key back.
 */
export async function mendCopies(folders: readonly KeyFolder[]): Promise<void> {
  const held = await Promise.all(
    folders.map(async (folder) => new Set((await folder.entries()).map((name) => keyFileName(name)))),
  );
  for (const entry of await ringEntries(folders)) {
    const key = keyFileName({ ...entry, ending: "key" });
    const mark = keyFileName({ ...entry, ending: "gone" });
    if (!entry.isGone && held.some((names) => !names.has(key))) await completeCopies(folders, entry);
    for (const [place, folder] of folders.entries())
      if (entry.isGone && (held[place]?.has(key) || !held[place]?.has(mark))) await folder.wipe(entry);
  }
}

/** Copies a key to the folders that lack it. A destroyer may come between: it leaves its mark first, so the mark is looked at last. */
export async function completeCopies(folders: readonly KeyFolder[], version: BucketVersion): Promise<void> {
  const copies = await Promise.all(folders.map((folder) => folder.read(version)));
  const sealed = copies.find((copy) => copy !== undefined);
  if (sealed === undefined) return;
  for (const [place, folder] of folders.entries())
    if (copies[place] === undefined) await folder.place(version, sealed);
  await wipeIfGone(folders, version);
}

/** Takes a key away again that was put beside a mark. */
export async function wipeIfGone(folders: readonly KeyFolder[], version: BucketVersion): Promise<boolean> {
  const marks = await Promise.all(folders.map((folder) => folder.isMarkedGone(version)));
  if (!marks.includes(true)) return false;
  for (const folder of folders) await folder.wipe(version);
  return true;
}

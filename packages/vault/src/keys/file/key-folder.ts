import { readIfPresent, syncFolder, writeDurably } from "@tallenne/runtime";
import { open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BucketVersion } from "../../buckets/bucket.ts";
import { KeyringAway } from "../key-port.ts";
import { type KeyFileName, keyFileName, keyFileNamed } from "./key-file-name.ts";
import { ringFile } from "./ring-file.ts";
import { sharedFile } from "../../access-bits.ts";

/**
 * One copy of a file keyring. A version is claimed (empty file), living (sealed key), or gone (an empty mark that stays).
 * Rejects `KeyringAway` where the folder is not there: an unmounted disk is not a destroyed key.
 */
export interface KeyFolder {
  readonly path: string;
  /** Takes a version number for the caller alone; false when it was ever taken. */
  claim(version: BucketVersion): Promise<boolean>;
  /** Puts the sealed key of a claimed version there, durably. */
  place(version: BucketVersion, sealed: Uint8Array): Promise<void>;
  /** The sealed key, undefined when none lies there. */
  read(version: BucketVersion): Promise<Uint8Array | undefined>;
  isMarkedGone(version: BucketVersion): Promise<boolean>;
  /** Removes the key, leaves the mark, durably; answers whether a key lay there. */
  wipe(version: BucketVersion): Promise<boolean>;
  entries(): Promise<KeyFileName[]>;
}

/** The copy in one folder, which exists and belongs to the ring. */
export function keyFolder(path: string): KeyFolder {
  const at = (version: BucketVersion, ending: KeyFileName["ending"]): string =>
    join(path, keyFileName({ ...version, ending }));

  const mustBeHere = async (): Promise<void> => {
    if ((await readIfPresent(join(path, ringFile))) === undefined)
      throw new KeyringAway("A folder of the keyring is not there. Is its disk mounted?");
  };

  return {
    path,
    async claim(version) {
      if ((await readIfPresent(at(version, "gone"))) !== undefined) return false;
      try {
        await (await open(at(version, "key"), "wx", sharedFile)).close();
      } catch (failure) {
        if ((failure as NodeJS.ErrnoException).code === "EEXIST") return false;
        throw failure;
      }
      return true;
    },
    place: (version, sealed) =>
      writeDurably(path, keyFileName({ ...version, ending: "key" }), sealed, { mode: sharedFile }),
    async read(version) {
      const bytes = await readIfPresent(at(version, "key"));
      if (bytes === undefined) await mustBeHere();
      return bytes !== undefined && bytes.length > 0 ? bytes : undefined;
    },
    async isMarkedGone(version) {
      if ((await readIfPresent(at(version, "gone"))) !== undefined) return true;
      await mustBeHere();
      return false;
    },
    async wipe(version) {
      await mustBeHere();
      await takeAway(at(version, "key"), at(version, "gone"));
      const held = await empty(at(version, "gone"));
      if (held === undefined)
        await writeDurably(path, keyFileName({ ...version, ending: "gone" }), "", { mode: sharedFile });
      await dropPartials(path, keyFileName({ ...version, ending: "key" }));
      await syncFolder(path);
      return held !== undefined && held > 0;
    },
    async entries() {
      await mustBeHere();
      return (await readdir(path)).map(keyFileNamed).filter((name) => name !== undefined);
    },
  };
}

/** One rename makes the key unreadable and leaves the mark; it needs no room, so it also works on a full disk. */
async function takeAway(key: string, mark: string): Promise<void> {
  try {
    await rename(key, mark);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "ENOENT") throw failure;
  }
}

/**
 * Overwrites and empties a file that holds a sealed key; answers the bytes it held, undefined when there is no file.
 * Flash and copying file systems may keep the old block all the same: there the root key is what protects it.
 */
async function empty(path: string): Promise<number | undefined> {
  const length = (await readIfPresent(path))?.length;
  if (length === undefined || length === 0) return length;
  const file = await open(path, "r+");
  try {
    await file.write(Buffer.alloc(length), 0, length, 0);
    await file.sync();
    await file.truncate(0);
    await file.sync();
  } finally {
    await file.close();
  }
  return length;
}

/** What an interrupted write of this key left beside it. */
async function dropPartials(folder: string, name: string): Promise<void> {
  const left = (await readdir(folder)).filter((entry) => entry.startsWith(`.${name}.`));
  for (const entry of left) {
    await empty(join(folder, entry));
    await rm(join(folder, entry), { force: true });
  }
}

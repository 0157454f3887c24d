import { type FileHandle, open, mkdir, readFile, readdir, rename, rm, unlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

const partialForm = /^\..+\.\d+\.\d+\.partial$/;
let written = 0;

/**
 * Puts a file into a folder so that after the promise has resolved it survives a power cut whole, and before that the
 * former file of the name is whole: temporary name, fsync, rename, fsync of the folder. Readable by the owner only unless `mode` says more.
 * The folder must exist. Rejects with the operating system's error; after a failed fsync it never tries again, because
 * the kernel may have marked the lost pages clean (Rebello et al., ATC 2020).
 */
export async function writeDurably(
  folder: string,
  name: string,
  bytes: Uint8Array | string,
  how: { readonly mode?: number } = {},
): Promise<void> {
  if (name === "" || name.startsWith(".") || /[/\\\0]/.test(name))
    throw new RangeError("not a plain file name");
  const { file, path } = await openPartial(folder, name, how.mode ?? 0o600);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(path, join(folder, name));
  } catch (failure) {
    await rm(path, { force: true });
    throw failure;
  }
  await syncFolder(folder);
}

/** The bytes of a file, or undefined when there is none. Other failures reject. */
export async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (failure) {
    if (isMissing(failure)) return undefined;
    throw failure;
  }
}

/** Removes a file so that it stays gone after a power cut. False when there was none. */
export async function removeDurably(path: string): Promise<boolean> {
  try {
    await unlink(path);
  } catch (failure) {
    if (isMissing(failure)) return false;
    throw failure;
  }
  await syncFolder(dirname(path));
  return true;
}

/** Makes a folder with its parents, each durable in the one above it. Only the owner may enter new ones unless `mode` says more. */
export async function makeFolder(path: string, how: { readonly mode?: number } = {}): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: how.mode ?? 0o700 });
  if (first === undefined) return;
  const top = dirname(resolve(first));
  for (let folder = resolve(path); folder !== top; folder = dirname(folder))
    await syncFolder(dirname(folder));
}

/** Makes the entries of a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const entry = await open(folder, "r");
  try {
    await entry.sync();
  } finally {
    await entry.close();
  }
}

/** Removes what interrupted writes left in a folder that only the caller writes to; answers how many. */
export async function sweepPartials(folder: string): Promise<number> {
  const left = (await readdir(folder)).filter((name) => partialForm.test(name));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
  if (left.length > 0) await syncFolder(folder);
  return left.length;
}

/** Opens a temporary file no other process uses: the number of a process can come back, so a taken name is passed over. */
async function openPartial(
  folder: string,
  name: string,
  mode: number,
): Promise<{ file: FileHandle; path: string }> {
  for (;;) {
    written += 1;
    const path = join(folder, `.${name}.${process.pid}.${written}.partial`);
    try {
      return { file: await open(path, "wx", mode), path };
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== "EEXIST") throw failure;
    }
  }
}

function isMissing(failure: unknown): boolean {
  return (failure as NodeJS.ErrnoException).code === "ENOENT";
}

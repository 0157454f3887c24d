import { makeFolder, removeDurably, syncFolder, writeDurably } from "@tallenne/runtime";
import { createHash } from "node:crypto";
import { lstat, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { filesBelow, NotBelow, requireBelow } from "./folder-files.ts";
import { type FolderTerms, ownFolders } from "./watched-folder.ts";

/** Bytes of a file's name, with room for the partial one it is written under. */
const longestName = 200;

/** A recording that leaves the folder, and the sidecar that goes with it. */
export interface LeavingFiles {
  readonly content: string;
  readonly sidecar: string | undefined;
}

/** Where it goes: it is in the archive, or it is refused and lies with its findings, or it may never have been. */
export type Leaves =
  | { readonly to: "done" }
  | { readonly to: "refused"; readonly findings: string }
  | { readonly to: "nowhere" };

/**
 * Lets recordings leave a folder so that a crash between two steps loses no announcement: the sidecar waits hidden while its recording leaves, and
 * follows. Nothing is written over. What is kept is removed unless the folder keeps it.
 */
export function leaving({
  folder,
  afterwards,
}: { readonly folder: string } & Pick<FolderTerms, "afterwards">) {
  const removed = afterwards === "remove" ? undefined : ownFolders.done;

  return {
    /** After a start: sidecars whose recording is still there go back to it, the others follow theirs. */
    async settle(): Promise<void> {
      const hidden = join(folder, ownFolders.leaving);
      if (!(await isPlace(folder, ownFolders.leaving))) return;
      for (const { path } of await filesBelow(hidden)) {
        const from = `${ownFolders.leaving}/${path}`;
        const contents = [path.slice(0, -".json".length), ...(await besides(folder, path))];
        if (await anyIn(folder, "", contents)) await move(folder, from, path);
        else if (await anyIn(folder, ownFolders.refused, contents))
          await move(folder, from, `${ownFolders.refused}/${path}`);
        else await drop(folder, from, removed);
      }
    },

    async leave(files: LeavingFiles, how: Leaves): Promise<void> {
      const { content, sidecar } = files;
      if (how.to === "refused")
        await writeBelow(folder, `${ownFolders.refused}/${pageOf(content)}`, how.findings);
      const hidden = sidecar === undefined ? undefined : `${ownFolders.leaving}/${sidecar}`;
      if (sidecar !== undefined && hidden !== undefined) await move(folder, sidecar, hidden);
      const target = how.to === "refused" ? ownFolders.refused : how.to === "done" ? removed : undefined;
      await drop(folder, content, target);
      if (hidden !== undefined) await drop(folder, hidden, target);
    },

    /** Tells what is wrong with the folder itself: rows, profile, sidecars. An empty text takes the page away. */
    async tell(findings: string): Promise<void> {
      const path = `${ownFolders.refused}/folder.findings.json`;
      if (findings !== "") await writeBelow(folder, path, findings);
      else if (await isPlace(folder, ownFolders.refused)) await removeDurably(join(folder, path));
    },
  };
}

/** Where the findings of a recording lie. A name that is too long for an ending is told by its digest. */
function pageOf(content: string): string {
  const name = `${basename(content)}.findings.json`;
  const fits = Buffer.byteLength(name) <= longestName;
  const own = fits ? name : `${createHash("sha256").update(name).digest("hex")}.findings.json`;
  return [...content.split("/").slice(0, -1), own].join("/");
}

/** Moves a file into one of the folder's own places under its name, or removes it. */
async function drop(folder: string, path: string, target: string | undefined): Promise<void> {
  await requireBelow(folder, path);
  if (target === undefined) await removeDurably(join(folder, path));
  else await move(folder, path, `${target}/${withoutPlace(path)}`);
}

const withoutPlace = (path: string) =>
  path.startsWith(`${ownFolders.leaving}/`) ? path.slice(ownFolders.leaving.length + 1) : path;

async function move(folder: string, from: string, to: string): Promise<void> {
  await requireBelow(folder, from);
  const place = await freePlace(folder, to);
  await rename(join(folder, from), join(folder, place));
  await syncFolder(dirname(join(folder, place)));
  await syncFolder(dirname(join(folder, from)));
}

async function writeBelow(folder: string, path: string, text: string): Promise<void> {
  await makePlace(folder, path);
  const place = join(folder, path);
  await writeDurably(dirname(place), basename(place), text);
}

async function makePlace(folder: string, path: string): Promise<void> {
  // Every step is looked at: a link among them would lead what is written elsewhere.
  const steps = dirname(path).split("/");
  for (let count = 1; count <= steps.length; count += 1) {
    const step = join(folder, ...steps.slice(0, count));
    const status = await lstat(step).catch(() => undefined);
    if (status !== undefined && !status.isDirectory()) throw new NotBelow();
    if (status === undefined) await makeFolder(step);
  }
  await requireBelow(folder, path);
}

/** The path, or the same with a number where something lies there already. */
async function freePlace(folder: string, path: string): Promise<string> {
  await makePlace(folder, path);
  for (let number = 1; ; number += 1) {
    const place = number === 1 ? path : `${path}.${number}`;
    if ((await lstat(join(folder, place)).catch(() => undefined)) === undefined) return place;
  }
}

/** Whether a folder of this name lies here: a folder, and no link to one. */
async function isPlace(folder: string, name: string): Promise<boolean> {
  return (await lstat(join(folder, name)).catch(() => undefined))?.isDirectory() === true;
}

async function anyIn(folder: string, place: string, paths: readonly string[]): Promise<boolean> {
  for (const path of paths)
    if ((await lstat(join(folder, place, path)).catch(() => undefined)) !== undefined) return true;
  return false;
}

/** Files of one stem with a sidecar: `call.wav` for `call.json`. */
async function besides(folder: string, sidecar: string): Promise<readonly string[]> {
  const stem = sidecar.slice(0, -".json".length);
  const places = await Promise.all([
    filesBelow(folder),
    filesBelow(join(folder, ownFolders.refused)).catch(() => []),
  ]);
  return places
    .flat()
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${stem}.`) && !path.endsWith(".json"));
}

import { resolve } from "node:path";

/** A folder that is watched, and the enrolled source in whose name its recordings come in. */
export interface WatchedFolder {
  /** Name of the source, as it was enrolled. */
  readonly source: string;
  /** Absolute path. */
  readonly folder: string;
}

/** How folders are watched. */
export interface FolderTerms {
  readonly folders: readonly WatchedFolder[];
  /** What becomes of a recording that is kept: it goes, or it moves to `done/`. */
  readonly afterwards: "remove" | "keep";
  /** Milliseconds in which a file must not have changed before it is read. */
  readonly settledMs: number;
  /** How often each folder is looked through, milliseconds. */
  readonly everyMs: number;
}

/** Where recordings that were refused lie, each with its findings; and those that are kept, where they stay at all. */
export const ownFolders = { refused: "refused", done: "done", leaving: ".leaving" } as const;

/**
 * Reads the setting: `vaihde-1=/srv/vaihde; vaihde-2=/srv/toinen`. Undefined where it cannot be read: a part without a name, or one folder twice or
 * inside another.
 */
export function foldersNamed(setting: string): readonly WatchedFolder[] | undefined {
  const found = setting
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => /^([a-z0-9][a-z0-9.-]{0,63})=(.+)$/.exec(part))
    .map((match) => ({
      source: match?.[1] ?? "",
      folder: match?.[2] === undefined ? "" : resolve(match[2]),
    }));
  const isApart = found.every(({ folder }, at) =>
    found.every((other, place) => place === at || !`${other.folder}/`.startsWith(`${folder}/`)),
  );
  return isApart && found.every(({ source }) => source !== "") ? found : undefined;
}

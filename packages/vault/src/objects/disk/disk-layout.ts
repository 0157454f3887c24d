import { join } from "node:path";
import { segmentsOf } from "../object-key.ts";

/** Where the disk adapter keeps things below its root. */
export interface DiskLayout {
  /** Folders that hold objects, in listing order: 256, so that none grows beyond what a listing can bear. */
  readonly folders: readonly string[];
  /** The folder above them. */
  readonly objects: string;
  /** Objects being written. On the same file system, so that a rename moves them whole. */
  readonly incoming: string;
  folderOf(key: string): string;
  pathOf(key: string): string;
  incomingPathOf(key: string): string;
}

const ending = ".sealed";
/** First and second character of an id's random part: the first one holds three bits, see domain ids. */
const firstCharacters = "01234567".split("");
const secondCharacters = "0123456789abcdefghjkmnpqrstvwxyz".split("");

/** The layout below `root`. Its functions throw `BadObjectKey`. */
export function diskLayout(root: string): DiskLayout {
  const objects = join(root, "objects");
  const folderFor = (fan: string): string => join(objects, fan);
  const folders = firstCharacters.flatMap((a) => secondCharacters.map((b) => folderFor(a + b)));
  const incoming = join(root, "incoming");
  const folderOf = (key: string): string => {
    const [first = ""] = segmentsOf(key);
    const random = first.slice(first.lastIndexOf("_") + 1);
    return folderFor(random.slice(0, 2));
  };
  return {
    folders,
    objects,
    incoming,
    folderOf,
    pathOf: (key) => join(folderOf(key), fileNameOf(key)),
    incomingPathOf: (key) => join(incoming, fileNameOf(key)),
  };
}

/** `contact_….part_….sealed`: ids hold no dot, so the name reads back as one key only. Throws `BadObjectKey`. */
export function fileNameOf(key: string): string {
  return segmentsOf(key).join(".") + ending;
}

/** The key a file name stands for, undefined for a file that is none of the adapter's. */
export function keyNamed(fileName: string): string | undefined {
  if (!fileName.endsWith(ending)) return undefined;
  const key = fileName.slice(0, -ending.length).replaceAll(".", "/");
  try {
    segmentsOf(key);
    return key;
  } catch {
    return undefined;
  }
}

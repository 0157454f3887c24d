import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Paths of all files below a folder; none when it is missing. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Which of the words stand in the clear in a name or a byte of any file below a folder, in UTF-8 or UTF-16. */
export function wordsBelow(folder: string, words: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of filesBelow(folder)) {
    const bytes = bytesOf(path);
    for (const word of words)
      if (path.includes(word) || bytes.includes(word) || bytes.includes(Buffer.from(word, "utf16le")))
        found.add(word);
  }
  return [...found];
}

/** The bytes of a file that a running process may be writing; none when it was renamed meanwhile. A lock is not opened: closing it would drop it. */
function bytesOf(path: string): Buffer {
  if (path.endsWith(".lock")) return Buffer.alloc(0);
  try {
    return readFileSync(path);
  } catch (failure) {
    if ((failure as { code?: unknown }).code === "ENOENT") return Buffer.alloc(0);
    throw failure;
  }
}

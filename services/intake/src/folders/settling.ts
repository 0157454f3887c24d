import type { Clock } from "@tallenne/runtime";
import type { SeenFile } from "./folder-files.ts";

/** Tells which files are whole: those that looked the same for the settled time. */
export interface Settling {
  /** Those of the files seen now that have not changed since they were seen `settledMs` ago. */
  settled(seen: readonly SeenFile[]): readonly SeenFile[];
}

/** Counts by the clock's own time: the dates of files may come from another machine. After a start every file begins anew. */
export function settling(clock: Pick<Clock, "monotonic">, settledMs: number): Settling {
  let known = new Map<string, SeenFile & { readonly since: number }>();
  return {
    settled(seen) {
      const now = clock.monotonic();
      const next: typeof known = new Map();
      for (const file of seen) {
        const before = known.get(file.path);
        next.set(file.path, { ...file, since: before && isSame(before, file) ? before.since : now });
      }
      known = next;
      return seen.filter(({ path }) => now - (next.get(path)?.since ?? now) >= settledMs);
    },
  };
}

/** Whether a file is still what it was: nobody wrote to it or put another in its place. */
export function isSame(a: Omit<SeenFile, "path">, b: Omit<SeenFile, "path">): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.inode === b.inode;
}

import type { Instant } from "@tallenne/domain";

/** What became of the files of one folder, counted since the service started; `waiting` and `faults` are of the last look. */
export interface FolderCounts {
  /** Name of the source. */
  readonly source: string;
  /** Recordings that are there: still being written, without an announcement, or to be tried again. */
  waiting: number;
  kept: number;
  /** In the archive before this look, with the same content. */
  known: number;
  refused: number;
  neverRecord: number;
  /** Waiting for the repair of its announcement. */
  quarantined: number;
  /** Rows and files that cannot be read. */
  faults: number;
  /** Whether the folder could be read at the last look. */
  reachable: boolean;
  /** The last whole look; null before the first. */
  lookedAt: Instant | null;
}

/** The counts of all folders for operators, summed: names of sources are no labels. */
export function folderFacts(counts: readonly FolderCounts[]): Readonly<Record<string, number>> {
  if (counts.length === 0) return {};
  const sum = (of: (one: FolderCounts) => number) => counts.reduce((total, one) => total + of(one), 0);
  return {
    foldersUnreachable: sum(({ reachable }) => (reachable ? 0 : 1)),
    folderWaiting: sum(({ waiting }) => waiting),
    folderKept: sum(({ kept }) => kept),
    folderRefused: sum(({ refused, neverRecord }) => refused + neverRecord),
    folderFaults: sum(({ faults }) => faults),
  };
}

/** Nothing seen yet. */
export function noCounts(source: string): FolderCounts {
  const nothing = { waiting: 0, kept: 0, known: 0, refused: 0, neverRecord: 0, quarantined: 0, faults: 0 };
  return { source, ...nothing, reachable: true, lookedAt: null };
}

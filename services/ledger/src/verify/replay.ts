import { bundleRows } from "./bundles.ts";
import { type Checkpoint } from "./checkpoint-text.ts";
import { type Findings } from "./finding.ts";
import { type LogFolder } from "./log-folder.ts";
import { type Mismatch, mismatchesOf, nameMismatches } from "./tile-compare.ts";
import { fullWidth } from "./tile-name.ts";
import { hashLength, RightEdge, rootOfTile } from "./tree-hash.ts";

/** 256 leaves make a complete subtree of height 8. */
const tileHeight = 8;

/** What a replay saw. */
export interface Replayed {
  readonly bundles: number;
  readonly tiles: number;
  /** Root at each of the sizes asked for, as far as the entries could be read. */
  readonly roots: ReadonlyMap<number, Buffer>;
}

/**
 * Hashes every entry of a log again, compares each hash with its tile, each full tile with the tile above it, and the last root with
 * the signed one. `rootsAt`: older sizes whose roots are wanted.
 */
export async function replay(
  folder: LogFolder,
  {
    checkpoint,
    findings,
    rootsAt,
    told,
  }: {
    checkpoint: Checkpoint;
    findings: Findings;
    rootsAt: readonly number[];
    told?: ((done: number, total: number) => void) | undefined;
  },
): Promise<Replayed> {
  const edge = new RightEdge();
  const roots = new Map(rootsAt.filter((size) => size === 0).map((size) => [size, edge.root()]));
  const levels: Buffer[][] = [[]];
  const mismatches: Mismatch[] = [];
  const counts = { bundles: 0, tiles: 0 };
  let whole = true;

  const takeTile = async (level: number, index: number, row: Buffer): Promise<void> => {
    counts.tiles += 1;
    mismatches.push(...(await mismatchesOf(folder, { level, index, row, findings })));
    if (row.length < fullWidth * hashLength) return;
    const above = (levels[level + 1] ??= []);
    above.push(rootOfTile(row));
    if (level === 0) edge.add(above.at(-1) ?? row, tileHeight);
    if (above.length % fullWidth !== 0) return;
    await takeTile(level + 1, above.length / fullWidth - 1, Buffer.concat(above.slice(-fullWidth)));
  };

  for await (const { index, row } of bundleRows(folder, { size: checkpoint.size, findings })) {
    counts.bundles += 1;
    told?.(counts.bundles, Math.ceil(checkpoint.size / fullWidth));
    whole &&= row !== undefined;
    if (!row || !whole) continue;
    noteRoots(roots, { rootsAt, edge, from: index * fullWidth, row });
    await takeTile(0, index, row);
    if (row.length < fullWidth * hashLength) addLeaves(edge, row);
  }
  for (const [level, row] of levels.entries()) {
    const rest = row.length % fullWidth;
    if (whole && rest > 0)
      await takeTile(level, Math.floor(row.length / fullWidth), Buffer.concat(row.slice(-rest)));
  }
  const entriesAreSigned = whole && Buffer.compare(edge.root(), checkpoint.root) === 0;
  nameMismatches(mismatches, { entriesAreSigned, findings });
  if (whole && !entriesAreSigned)
    findings.add({
      code: "root-differs",
      where: "checkpoint",
      says: `the ${checkpoint.size} entries do not lead to the signed root: one was changed, moved, added or taken away`,
    });
  return { ...counts, roots };
}

function addLeaves(edge: RightEdge, row: Buffer): void {
  for (let at = 0; at < row.length; at += hashLength) edge.add(row.subarray(at, at + hashLength));
}

/** Notes the roots of the wanted sizes that end within this row of entries. */
function noteRoots(
  roots: Map<number, Buffer>,
  { rootsAt, edge, from, row }: { rootsAt: readonly number[]; edge: RightEdge; from: number; row: Buffer },
): void {
  for (const size of rootsAt) {
    if (size <= from || size > from + row.length / hashLength) continue;
    const then = edge.copy();
    addLeaves(then, row.subarray(0, (size - from) * hashLength));
    roots.set(size, then.root());
  }
}

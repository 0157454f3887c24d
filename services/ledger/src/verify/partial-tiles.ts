import { type Findings } from "./finding.ts";
import { type LogFolder } from "./log-folder.ts";
import { beginningOf, readTile, widthAt } from "./read-tile.ts";
import { fullWidth, nameOfTile, type TileName, tileOfName } from "./tile-name.ts";

/** What lies below `tile/` besides the tiles that a replay compares. */
export interface PartialTiles {
  readonly tiles: number;
  readonly notes: readonly string[];
}

/**
 * Checks the partial tiles and bundles of earlier checkpoints: each must be the beginning of what stands in its place now. Files past the
 * signed size and strange files are no fault, but are told.
 */
export async function checkPartialTiles(
  folder: LogFolder,
  { size, findings }: { size: number; findings: Findings },
): Promise<PartialTiles> {
  let [tiles, unsigned, strange] = [0, 0, 0];
  for (const path of await folder.list("tile")) {
    const tile = tileOfName(path);
    if (!tile) {
      strange += path.endsWith(".partial") ? 0 : 1; // what an interrupted write left
      continue;
    }
    const width = widthAt(tile, size);
    if (tile.width > width) unsigned += 1;
    else if (tile.width < fullWidth && tile.width < width) {
      tiles += 1;
      await checkPartial(folder, { tile, now: { ...tile, width }, findings });
    }
  }
  const notes = [
    ...(unsigned > 0
      ? [`${unsigned} files below tile/ reach past the checkpoint and are not signed yet`]
      : []),
    ...(strange > 0 ? [`${strange} files below tile/ are no tiles and belong to no log`] : []),
  ];
  return { tiles, notes };
}

async function checkPartial(
  folder: LogFolder,
  { tile, now, findings }: { tile: TileName; now: TileName; findings: Findings },
): Promise<void> {
  const [kept, current] = await Promise.all([folder.read(nameOfTile(tile)), readTile(folder, now)]);
  if (!kept || !current) return; // a missing current one is a finding of the replay
  if (Buffer.compare(kept, beginningOf(current, tile)) === 0) return;
  const says = `this older part is not the beginning of ${nameOfTile(now)}`;
  findings.add({
    code: tile.level === "entries" ? "bundle-broken" : "tile-changed",
    where: nameOfTile(tile),
    says,
  });
}

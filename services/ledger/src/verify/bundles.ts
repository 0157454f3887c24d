import { BundleBroken, consumeToHashes } from "./bundle-text.ts";
import { type Findings } from "./finding.ts";
import { type LogFolder } from "./log-folder.ts";
import { readTile, widthAt } from "./read-tile.ts";
import { fullWidth, nameOfTile, type TileName } from "./tile-name.ts";
import { hashLength } from "./tree-hash.ts";

const readAhead = 4;

/** The entry hashes of one bundle; no row when it is missing or broken, which is among the findings then. */
export interface BundleRow {
  readonly index: number;
  readonly row: Buffer | undefined;
}

/** Hashes the bundles of a log's first `size` entries in order; a few are read ahead. */
export async function* bundleRows(
  folder: LogFolder,
  { size, findings }: { size: number; findings: Findings },
): AsyncGenerator<BundleRow> {
  const count = Math.ceil(size / fullWidth);
  const coming: Promise<Uint8Array | undefined>[] = [];
  for (let index = 0; index < count; index += 1) {
    while (coming.length < readAhead && index + coming.length < count) {
      const reading = readTile(folder, bundleAt(index + coming.length, size));
      reading.catch(() => undefined); // awaited below, in its turn
      coming.push(reading);
    }
    const row = rowOf(await coming.shift(), { tile: bundleAt(index, size), findings });
    yield { index, row };
  }
}

function bundleAt(index: number, size: number): TileName {
  return { level: "entries", index, width: widthAt({ level: "entries", index }, size) };
}

function rowOf(
  bundle: Uint8Array | undefined,
  { tile, findings }: { tile: TileName; findings: Findings },
): Buffer | undefined {
  const where = nameOfTile(tile);
  const from = tile.index * fullWidth;
  const range = tile.width === 1 ? `entry ${from}` : `entries ${from} to ${from + tile.width - 1}`;
  if (!bundle) {
    findings.add({ code: "bundle-missing", where, says: `the file of ${range} is missing` });
    return undefined;
  }
  try {
    const row = consumeToHashes(bundle);
    const held = row.length / hashLength;
    if (held === tile.width) return row;
    const says = `the file should hold ${range}, ${tile.width} in number, but holds ${held}`;
    findings.add({ code: "bundle-broken", where, says });
  } catch (failure) {
    if (!(failure instanceof BundleBroken)) throw failure;
    findings.add({
      code: "bundle-broken",
      where,
      says: `the file of ${range} cannot be read: ${failure.message}`,
    });
  }
  return undefined;
}

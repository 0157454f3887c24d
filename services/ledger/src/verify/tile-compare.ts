import { type Findings } from "./finding.ts";
import { type LogFolder } from "./log-folder.ts";
import { readTile } from "./read-tile.ts";
import { fullWidth, nameOfTile } from "./tile-name.ts";
import { hashLength } from "./tree-hash.ts";

/** A hash in a tile that is not the one computed from the entries. */
export interface Mismatch {
  readonly level: number;
  readonly index: number;
  readonly width: number;
  readonly place: number;
}

/** Compares a stored hash tile with the hashes computed for it. Missing tiles and wrong lengths are findings at once. */
export async function mismatchesOf(
  folder: LogFolder,
  { level, index, row, findings }: { level: number; index: number; row: Buffer; findings: Findings },
): Promise<Mismatch[]> {
  const width = row.length / hashLength;
  const where = nameOfTile({ level, index, width });
  const stored = await readTile(folder, { level, index, width });
  if (!stored) {
    findings.add({ code: "tile-missing", where, says: "this hash tile is missing" });
    return [];
  }
  if (Buffer.compare(stored, row) === 0) return [];
  if (stored.length !== row.length) {
    const says = `this hash tile should be ${row.length} bytes long, but is ${stored.length}`;
    findings.add({ code: "tile-changed", where, says });
    return [];
  }
  const places = Array.from({ length: width }, (_, place) => place);
  return places
    .filter((place) => differs(stored, row, place))
    .map((place) => ({ level, index, width, place }));
}

/** Puts mismatches into words. When the entries lead to the signed root, they are right and the tile is wrong. */
export function nameMismatches(
  mismatches: readonly Mismatch[],
  { entriesAreSigned, findings }: { entriesAreSigned: boolean; findings: Findings },
): void {
  for (const { level, index, width, place } of mismatches) {
    const where = nameOfTile({ level, index, width });
    const at = index * fullWidth + place;
    if (level === 0 && !entriesAreSigned) {
      const bundle = nameOfTile({ level: "entries", index, width });
      const says = `entry ${at} (number ${place + 1} in ${bundle}) is not the one whose hash was kept for it`;
      findings.add({ code: "entry-changed", where, entry: at, says });
    } else if (level === 0) {
      const says = `the hash kept for entry ${at} was changed; the entry itself is as signed`;
      findings.add({ code: "tile-changed", where, entry: at, says });
    } else {
      const below = nameOfTile({ level: level - 1, index: at, width: fullWidth });
      findings.add({
        code: "tile-changed",
        where,
        says: `hash ${place + 1} of this tile does not belong to what lies below it, ${below}`,
      });
    }
  }
}

function differs(left: Uint8Array, right: Uint8Array, place: number): boolean {
  const [start, end] = [place * hashLength, (place + 1) * hashLength];
  return Buffer.compare(left.subarray(start, end), right.subarray(start, end)) !== 0;
}

import { type LogFolder } from "./log-folder.ts";
import { fullWidth, nameOfTile, type TileName } from "./tile-name.ts";
import { hashLength } from "./tree-hash.ts";

/**
 * The bytes of a tile or bundle of this very width. A partial one that is gone because the full one came is read from the beginning of
 * that (C2SP tlog-tiles, partial tiles). Undefined when there is neither.
 */
export async function readTile(folder: LogFolder, tile: TileName): Promise<Uint8Array | undefined> {
  const exact = await folder.read(nameOfTile(tile));
  if (exact || tile.width === fullWidth) return exact;
  const full = await folder.read(nameOfTile({ ...tile, width: fullWidth }));
  return full && beginningOf(full, tile);
}

/** The part of a wider tile or bundle that a narrower one of the same place holds. */
export function beginningOf(wider: Uint8Array, { level, width }: TileName): Uint8Array {
  if (level !== "entries") return wider.subarray(0, width * hashLength);
  let end = 0;
  for (let entry = 0; entry < width; entry += 1) end += 2 + (wider[end] ?? 0) * 256 + (wider[end + 1] ?? 0);
  return wider.subarray(0, end);
}

/** Hashes or entries that the tile of this place has in a log of `size` entries: 0–256. */
export function widthAt({ level, index }: Pick<TileName, "level" | "index">, size: number): number {
  const count = level === "entries" ? size : Math.floor(size / fullWidth ** level);
  return Math.max(0, Math.min(fullWidth, count - index * fullWidth));
}

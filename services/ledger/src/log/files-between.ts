import { bundleOf } from "./bundle.ts";
import { type EntryReader } from "./entry-reader.ts";
import { type LogFile } from "./sink.ts";
import { tilePath } from "./tile-path.ts";
import { tileWidth } from "./tree.ts";

interface Changed {
  readonly level: number | "entries";
  readonly index: number;
  readonly width: number;
  /** How much of it was published before. */
  readonly had: number;
}

/** The tiles and bundles that a folder published at `from` entries lacks at `to` entries, entries first. */
export async function* filesBetween(reader: EntryReader, from: number, to: number): AsyncGenerator<LogFile> {
  for (const { level, index, width } of changedTiles(from, to)) {
    const path = tilePath(level, index, width);
    const start = index * tileWidth;
    if (level === "entries") {
      const entries = await reader.entries(start, start + width);
      yield { path, bytes: bundleOf(entries.map((entry) => entry.bytes)) };
    } else yield { path, bytes: await reader.hashes(level, start, width) };
  }
}

/** Folders of partial tiles that the full tile replaces at `to` entries; C2SP tlog-tiles allows to remove them then. */
export function outdatedPartials(from: number, to: number): string[] {
  return [...changedTiles(from, to)]
    .filter(({ width, had }) => width === tileWidth && had > 0)
    .map(({ level, index }) => `${tilePath(level, index)}.p`);
}

function* changedTiles(from: number, to: number): Generator<Changed> {
  yield* changedAt("entries", from, to);
  for (let level = 0, span = 1; span <= to; level += 1, span *= tileWidth)
    yield* changedAt(level, Math.floor(from / span), Math.floor(to / span));
}

function* changedAt(level: number | "entries", from: number, to: number): Generator<Changed> {
  if (from === to) return;
  for (let index = Math.floor(from / tileWidth); index * tileWidth < to; index += 1) {
    const start = index * tileWidth;
    yield { level, index, width: Math.min(tileWidth, to - start), had: Math.max(0, from - start) };
  }
}

/** Hashes of a full tile, entries of a full bundle (C2SP tlog-tiles). */
export const fullWidth = 256;

/** What a file below `tile/` is. */
export interface TileName {
  readonly level: number | "entries";
  readonly index: number;
  /** 1–256; 256 for a full one. */
  readonly width: number;
}

/** Path of a tile or bundle inside a log folder, as C2SP tlog-tiles writes it: `tile/0/x001/x234/067.p/112`. */
export function nameOfTile({ level, index, width }: TileName): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? [];
  const path = groups.map((group, place) => (place === groups.length - 1 ? group : `x${group}`)).join("/");
  return `tile/${level}/${path}${width === fullWidth ? "" : `.p/${width}`}`;
}

const form = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads such a path; undefined when it is none, or not written the one right way. */
export function tileOfName(path: string): TileName | undefined {
  const found = form.exec(path);
  if (!found) return undefined;
  const [, level = "", groups = "", width] = found;
  const tile: TileName = {
    level: level === "entries" ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, "")),
    width: width === undefined ? fullWidth : Number(width),
  };
  return nameOfTile(tile) === path ? tile : undefined;
}

import { tileWidth } from "./tree.ts";

/** Path of a hash tile or entry bundle in a log folder: `tile/<L>/<N>[.p/<W>]`, N as `x001/x234/067` (C2SP tlog-tiles). */
export function tilePath(level: number | "entries", index: number, width = tileWidth): string {
  let path = threeDigits(index);
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${threeDigits(rest)}/${path}`;
  return `tile/${level}/${path}${width === tileWidth ? "" : `.p/${width}`}`;
}

function threeDigits(value: number): string {
  return String(value % 1000).padStart(3, "0");
}

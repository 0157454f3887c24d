import { refuse } from "@tallenne/contracts";

/** Bytes `from` up to, not with, `to`. */
export interface ByteWindow {
  readonly from: number;
  readonly to: number;
}

const form = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * The one window a Range field asks for (RFC 9110 §14), cut to `longest` bytes: a short answer is right for `206`, the player asks on. Without the
 * field the window begins at 0. Several ranges, another unit or nothing inside the file: `not-acceptable-range`.
 */
export function windowOf(range: string | undefined, length: number, longest: number): ByteWindow {
  const [from, to] = range === undefined ? [0, length] : bounds(range, length);
  if (from >= length || to <= from) throw refuse("not-acceptable-range", { facts: { length } });
  return { from, to: Math.min(to, length, from + longest) };
}

function bounds(range: string, length: number): readonly [number, number] {
  const [, first = "", last = ""] = form.exec(range) ?? [];
  if (first === "" && last === "") return [0, 0];
  if (first === "") return [Math.max(0, length - Number(last)), length];
  return [Number(first), last === "" ? length : Number(last) + 1];
}

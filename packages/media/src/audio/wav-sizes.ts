/** Sizes a recorder leaves behind when it is cut off before it can go back and write the real ones. */
const unwritten = new Set([0, 0xffff_ffff]);
/** What programs write into a pipe, where they can never go back. */
const piped = { riff: 0x7fff_f024, chunk: 0x7fff_f000 };

/** Where the RIFF form ends by its own word, in bytes from the start; undefined when the size was never written. */
export function endOfRiff(size: number): number | undefined {
  return unwritten.has(size) || size === piped.riff ? undefined : 8 + size;
}

/**
 * How many bytes of samples a `data` chunk declares; undefined when the size was never written. A size of zero is
 * believed only when the form goes on after it.
 */
export function declaredSamples(declared: {
  size: number;
  /** From `ds64` of an RF64 file (EBU Tech 3306 §3). */
  long: number | undefined;
  offset: number;
  endOfRiff: number | undefined;
}): number | undefined {
  const { size, long, offset, endOfRiff: end } = declared;
  if (size === 0xffff_ffff) return long === undefined || long === 0 ? undefined : long;
  if (size === piped.chunk) return undefined;
  if (size === 0 && (end === undefined || end <= offset)) return undefined;
  return size;
}

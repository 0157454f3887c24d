import type { ByteSpan } from "./object-port.ts";

/** Throws RangeError for what is no span. */
export function checkSpan({ from, to }: ByteSpan): void {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from)
    throw new RangeError("a span goes from a whole number to one not below it");
}

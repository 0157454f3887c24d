import { kindOf } from "@tallenne/domain";

/** A key that is no path of opaque ids. The key itself is not repeated. */
export class BadObjectKey extends Error {
  readonly code = "bad-object-key";

  constructor() {
    super("an object key is one to four opaque ids with / between");
    this.name = "BadObjectKey";
  }
}

const mostSegments = 4;

/**
 * The segments of a key: one to four ids with `/` between, nothing else. So a key can hold no personal value, no name that
 * came from outside, and cannot leave its folder. Throws `BadObjectKey`.
 */
export function segmentsOf(key: string): readonly string[] {
  const segments = key.split("/");
  if (segments.length > mostSegments || segments.some((segment) => kindOf(segment) === undefined))
    throw new BadObjectKey();
  return segments;
}

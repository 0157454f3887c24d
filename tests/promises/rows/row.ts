/** A clause of a privacy notice as the archive understands it, and whether the product keeps it. */
export interface Row {
  /** Id of the checklist, `A6.1`. Its test file is named after it, `a6-1.test.ts`. */
  readonly id: string;
  /** Lines of the notice. */
  readonly lines: string;
  /** What is promised, in our own words. */
  readonly says: string;
  /** `kept`: a test file proves it on the product, and fails when it is broken. */
  readonly state: "kept" | "not-yet";
  /** Of a kept row: what of the clause still waits. */
  readonly open?: string;
  /** Of a row not yet kept: why. */
  readonly why?: string;
}

/** A row that the product keeps. */
export const kept = (id: string, lines: string, says: string, open?: string): Row => ({
  id,
  lines,
  says,
  state: "kept",
  ...(open === undefined ? {} : { open }),
});

/** A row that waits for later work. */
export const notYet = (id: string, lines: string, says: string, why: string): Row => ({
  id,
  lines,
  says,
  state: "not-yet",
  why,
});

/** The name of the test file that proves a row. */
export function fileOf(id: string): string {
  return `${id.toLowerCase().replaceAll(".", "-")}.test.ts`;
}

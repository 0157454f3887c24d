import type { Me } from "@tallenne/contracts";

/** A pseudonym or id short enough to compare by eye: the first six characters behind its kind. */
export function shortId(id: string): string {
  return id.slice(id.indexOf("_") + 1).slice(0, 6);
}

/** Is it a person's pseudonym? */
export function isPerson(id: string): id is Me["person"] {
  return id.startsWith("person_");
}

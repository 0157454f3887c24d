import type { Finding } from "@tallenne/contracts";

// Controls but tab and line ends, and what turns the direction of reading around: on paper the first are holes, the second a forgery.
// oxlint-disable-next-line no-control-regex -- it is controls that are looked for
const never = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e]/;

/** What of words that people wrote cannot stand in a letter: texts that are blank, or hold what no paper shows. `at` is the pointer of the words. */
export function unprintableIn(words: unknown, at: string): readonly Finding[] {
  if (typeof words === "string")
    return never.test(words) || words.trim() === "" ? [{ pointer: at, code: "unprintable" }] : [];
  if (words === null || typeof words !== "object") return [];
  return Object.entries(words).flatMap(([name, one]) => unprintableIn(one, `${at}/${name}`));
}

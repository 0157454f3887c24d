/** A piece of a letter, in reading order. */
export type LetterPart =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly numbered?: boolean }
  /** Terms with what they stand for, in two columns. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [term: string, value: string])[] };

/** A file that travels inside the letter, such as the proof of a ledger entry. */
export interface Enclosure {
  /** Its name, of codes and numbers only: it names nobody. */
  readonly name: string;
  /** What it is, in the language of the letter. */
  readonly description: string;
  readonly type: "text/plain" | "application/json";
  readonly text: string;
}

/** A letter as it is set: everything it says, and nothing of where it came from. */
export interface LetterDocument {
  /** Language tag of the letter (BCP 47), such as `fi` or `fi-x-selko`. */
  readonly lang: string;
  readonly title: string;
  /** Who sends it: at the top of every page. */
  readonly from: string;
  /** Its number, at the top of every page beside the page's own. */
  readonly number: string;
  /** Day of the letter, ISO 8601; the file carries it as its time of making, so that the same letter is the same file. */
  readonly on: string;
  /** The same day in words, at the top of the first page. */
  readonly day: string;
  readonly parts: readonly LetterPart[];
  /** What stands under it: who answers for the register, how to reach them, where to complain. */
  readonly sender: readonly (readonly [term: string, value: string])[];
  readonly enclosures?: readonly Enclosure[];
}

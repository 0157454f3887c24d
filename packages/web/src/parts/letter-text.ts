import type { Enclosure, LetterDocument, LetterPart } from "@tallenne/letters";
import { dateWords } from "../format/date-words.ts";
import type { Language } from "../format/language.ts";
import names from "./letter-names.json";
import { languageOf, type Sender, senderRows } from "./sender.ts";

/** A part of a letter. */
export interface LetterSection {
  readonly heading?: string;
  readonly paragraphs: readonly string[];
  readonly list: readonly string[];
  /** The list has an order. */
  readonly numbered?: boolean;
  /** Terms with what they stand for. */
  readonly facts?: readonly (readonly [string, string])[];
}

/** A letter in the language of whoever gets it: the page prints it, the file is made of it. */
export interface LetterText {
  /** Language tag of the letter, whatever the page speaks. */
  readonly lang: string;
  /** Number that stands on every page of it. */
  readonly number: string;
  /** Day of the letter, ISO 8601. */
  readonly on: string;
  readonly title: string;
  readonly opening?: readonly string[];
  readonly sections: readonly LetterSection[];
  /** Files that travel inside the file. */
  readonly enclosures?: readonly Enclosure[];
}

/** What a letter is, for its file's name. */
export type LetterName = keyof typeof names;

const place: Readonly<Record<Language, number>> = { fi: 0, sv: 1, en: 2 };

/** Name of the file: the number and what it is, in the letter's language. It names nobody. */
export function letterFileName({ number, lang }: LetterText, name: LetterName): string {
  return `${number.replaceAll("/", "-")}-${names[name][place[languageOf(lang)]] ?? name}.pdf`;
}

/** Who sends the letter and on which day, as they stand above it. */
export function headOf({ lang, on }: LetterText, sender: Sender) {
  const language = languageOf(lang);
  return { from: sender.names[language], day: dateWords(on, language) };
}

/** The letter as it is set into a file. */
export function letterDocumentOf(letter: LetterText, sender: Sender): LetterDocument {
  const { lang, number, on, title, opening = [], sections, enclosures = [] } = letter;
  return {
    lang,
    number,
    on,
    title,
    ...headOf(letter, sender),
    parts: [
      ...opening.map((text): LetterPart => ({ kind: "paragraph", text })),
      ...sections.flatMap(partsOf),
    ],
    sender: senderRows(sender, lang),
    enclosures,
  };
}

function partsOf({
  heading,
  paragraphs,
  list,
  numbered = false,
  facts = [],
}: LetterSection): readonly LetterPart[] {
  return [
    ...(heading === undefined ? [] : [{ kind: "heading", text: heading } as const]),
    ...paragraphs.map((text) => ({ kind: "paragraph", text }) as const),
    ...(list.length === 0 ? [] : [{ kind: "list", items: list, numbered } as const]),
    ...(facts.length === 0 ? [] : [{ kind: "facts", rows: facts } as const]),
  ];
}

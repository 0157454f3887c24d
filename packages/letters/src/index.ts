export type { Enclosure, LetterDocument, LetterPart } from "./letter-document.ts";
export { letterPdf } from "./letter-pdf.ts";
export { Unprintable, type Weight } from "./typeface.ts";

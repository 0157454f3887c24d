import PdfKit from "pdfkit";
import { accessibleMark } from "./archive-marks.ts";
import type { LetterDocument } from "./letter-document.ts";
import { drawn, page, Sheet } from "./sheet.ts";
import { setParts, type Weights } from "./set-parts.ts";
import { type Face, missingFrom, Unprintable, type Weight, widthOf } from "./typeface.ts";

type Document = InstanceType<typeof PdfKit>;

/** Grey of what stands on every page: 7 to 1 on white. */
const quiet = "#595959";

/**
 * The letter as a PDF file: A4, 11 points, the sender, the number and the page at the top of every page; tagged with headings, lists and language (PDF/UA-1)
 * and made to be kept (PDF/A-3a, the typeface inside). The same letter gives the same bytes. Throws `Unprintable` where the typeface lacks a character.
 */
export async function letterPdf(letter: LetterDocument, typeface: Weight): Promise<Uint8Array> {
  const made = new Date(`${letter.on}T00:00:00Z`);
  const told = composed(letter);
  const document = new PdfKit({
    size: "A4",
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    displayTitle: true,
    lang: told.lang,
    bufferPages: true,
    // The standard typefaces may not stand in an archived file, not even unused.
    font: "",
    info: {
      // The library writes these into XML as they are.
      Title: told.title.replaceAll(/[<>&]/g, " "),
      Producer: "Tallenne",
      Creator: "Tallenne",
      CreationDate: made,
    },
  });
  const bytes = bytesOf(document);
  const weights: Weights = {
    regular: facesOf(document, "regular", typeface.regular),
    semibold: facesOf(document, "semibold", typeface.semibold),
  };
  refuseUnprintable(told, weights);
  document.appendXML(accessibleMark);
  setParts(new Sheet(document), told, weights);
  enclose(document, told, made);
  headPages(document, told, weights);
  document.end();
  return bytes;
}

/** Every text in the form in which the typeface has its letters: composed, whatever was typed. */
function composed(letter: LetterDocument): LetterDocument {
  const read: unknown = JSON.parse(JSON.stringify(letter).normalize("NFC"));
  return read as LetterDocument;
}

function facesOf(document: Document, weight: string, files: readonly Uint8Array[]): readonly Face[] {
  return files.map((file, at) => {
    const name = `${weight}-${at}`;
    document.registerFont(name, file);
    document.font(name);
    // The library's own face of the file; its types do not know it.
    const { font } = Reflect.get(document, "_font") as { font: { characterSet: readonly number[] } };
    const known = new Set(font.characterSet);
    return {
      name,
      has: (character) => known.has(character.codePointAt(0) ?? 0),
      width: (text, size) => document.font(name).fontSize(size).widthOfString(text),
    };
  });
}

function refuseUnprintable(letter: LetterDocument, { regular }: Weights): void {
  const texts = [
    letter.title,
    letter.from,
    letter.number,
    letter.day,
    ...letter.sender.flat(),
    ...letter.parts.flatMap((part) =>
      part.kind === "list" ? part.items : part.kind === "facts" ? part.rows.flat() : [part.text],
    ),
  ];
  const missing = missingFrom(regular, texts.join("").replaceAll(/[\r\n\t]/g, ""));
  if (missing.length > 0) throw new Unprintable(missing);
}

function enclose(document: Document, { enclosures = [] }: LetterDocument, made: Date): void {
  for (const { name, description, type, text } of enclosures) {
    // The library takes bytes; its types know only Node's.
    const bytes = new TextEncoder().encode(text).buffer;
    const options = {
      name,
      description,
      type,
      relationship: "Supplement",
      creationDate: made,
      modifiedDate: made,
    };
    document.file(bytes, options);
  }
}

/** Sender, number and `page (pages)` at the top of every page: for the eye and the file on the shelf, not for who listens. */
function headPages(document: Document, letter: LetterDocument, { regular, semibold }: Weights): void {
  const { count } = document.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    document.switchToPage(at);
    document.markContent("Artifact", { type: "Pagination" });
    document.fillColor(quiet);
    drawn(document, letter.from, { faces: semibold, size: 9, x: page.left, y: 44 });
    const right = `${letter.number}    ${at + 1} (${count})`;
    const x = page.width - page.right - widthOf(regular, right, 9);
    drawn(document, right, { faces: regular, size: 9, x, y: 44 });
    document.fillColor("#000000");
    document.endMarkedContent();
  }
}

function bytesOf(document: Document): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const pieces: Uint8Array[] = [];
  document.on("data", (piece: Uint8Array) => pieces.push(piece));
  document.on("error", reject);
  document.on("end", () => {
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    resolve(whole);
  });
  return promise;
}

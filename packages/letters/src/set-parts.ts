import type { LetterDocument, LetterPart } from "./letter-document.ts";
import { measure, page, type Sheet } from "./sheet.ts";
import type { Face } from "./typeface.ts";

/** The faces of the two weights. */
export interface Weights {
  readonly regular: readonly Face[];
  readonly semibold: readonly Face[];
}
type Element = ReturnType<Sheet["document"]["struct"]>;

const text = 11;
const small = 9.5;
/** Width of the terms of facts; the rest is for what they stand for. */
const terms = 150;
const gap = 14;

/** Sets the whole letter on its pages, with the structure a reader hears: day, title, parts, and who answers for it. */
export function setParts(sheet: Sheet, letter: LetterDocument, weights: Weights): void {
  const { document } = sheet;
  const whole = document.struct("Document");
  document.addStructure(whole);
  const { regular, semibold } = weights;
  leaf(sheet, whole, { tag: "P", words: letter.day, faces: regular, size: text });
  sheet.space(16);
  leaf(sheet, whole, { tag: "H1", words: letter.title, faces: semibold, size: 16 });
  for (const part of letter.parts) setPart(sheet, whole, part, weights);
  sheet.space(22);
  facts(sheet, whole, letter.sender, { weights, size: small, ruled: true });
  whole.end();
}

function setPart(sheet: Sheet, whole: Element, part: LetterPart, weights: Weights): void {
  const { regular, semibold } = weights;
  switch (part.kind) {
    case "heading":
      sheet.space(16);
      // A heading never stands alone at the foot of a page.
      sheet.need(13 * 1.4 + 2 * text * 1.4);
      return leaf(sheet, whole, { tag: "H2", words: part.text, faces: semibold, size: 13 });
    case "paragraph":
      sheet.space(8);
      return leaf(sheet, whole, { tag: "P", words: part.text, faces: regular, size: text });
    case "list":
      return list(sheet, whole, part, weights);
    case "facts":
      return facts(sheet, whole, part.rows, { weights, size: text, ruled: false });
  }
}

function leaf(
  sheet: Sheet,
  parent: Element,
  as: {
    readonly tag: string;
    readonly words: string;
    readonly faces: readonly Face[];
    readonly size: number;
  },
): void {
  const element = sheet.document.struct(as.tag);
  parent.add(element);
  sheet.write(element, as.tag, as.words, { faces: as.faces, size: as.size });
  element.end();
}

function list(
  sheet: Sheet,
  whole: Element,
  { items, numbered = false }: Extract<LetterPart, { kind: "list" }>,
  { regular }: Weights,
): void {
  if (items.length === 0) return;
  const holder = sheet.document.struct("L");
  whole.add(holder);
  sheet.space(4);
  for (const [at, words] of items.entries()) {
    sheet.space(3);
    sheet.need(text * 1.4);
    row(sheet, holder, {
      label: { words: numbered ? `${at + 1}.` : "–", faces: regular, room: 16 },
      body: { words, faces: regular, indent: 18 },
      size: text,
    });
  }
  holder.end();
}

/** Terms and values side by side: a list whose labels are the terms. The foot of a letter has a rule above it. */
function facts(
  sheet: Sheet,
  whole: Element,
  rows: readonly (readonly [string, string])[],
  { weights, size, ruled }: { readonly weights: Weights; readonly size: number; readonly ruled: boolean },
): void {
  const { regular, semibold } = weights;
  const { document } = sheet;
  const body = { faces: regular, size, room: measure - terms - gap };
  // The foot stays together: a sender torn in two is hard to read out on the telephone.
  if (ruled) sheet.need(rows.reduce((sum, [, value]) => sum + sheet.height(value, body) + 4, 10));
  if (ruled) {
    document.markContent("Artifact", { type: "Layout" });
    document
      .moveTo(page.left, sheet.y)
      .lineTo(page.width - page.right, sheet.y)
      .lineWidth(0.5)
      .stroke("#595959");
    document.endMarkedContent();
    sheet.y += 8;
  }
  const holder = document.struct("L");
  whole.add(holder);
  for (const [term, value] of rows) {
    sheet.space(ruled ? 4 : 8);
    sheet.need(2 * size * 1.4);
    row(sheet, holder, {
      label: { words: term, faces: semibold, room: terms },
      body: { words: value, faces: regular, indent: terms + gap },
      size,
    });
  }
  holder.end();
}

function row(
  sheet: Sheet,
  holder: Element,
  of: {
    readonly label: { readonly words: string; readonly faces: readonly Face[]; readonly room: number };
    readonly body: { readonly words: string; readonly faces: readonly Face[]; readonly indent: number };
    readonly size: number;
  },
): void {
  const { label, body, size } = of;
  const { document } = sheet;
  const item = document.struct("LI");
  holder.add(item);
  sheet.need(sheet.height(label.words, { ...label, size }));
  const top = sheet.y;
  const pages = document.bufferedPageRange().count;
  const term = document.struct("Lbl");
  item.add(term);
  sheet.write(term, "Lbl", label.words, { faces: label.faces, size, room: label.room });
  term.end();
  const under = sheet.y;
  sheet.y = top;
  const value = document.struct("LBody");
  item.add(value);
  sheet.write(value, "LBody", body.words, { faces: body.faces, size, indent: body.indent });
  value.end();
  // A value that ran over to the next page ends lower than its term there.
  if (document.bufferedPageRange().count === pages) sheet.y = Math.max(sheet.y, under);
  item.end();
}

import type PdfKit from "pdfkit";
import { type Face, runsOf, widthOf } from "./typeface.ts";
import { linesOf } from "./lines.ts";

type Document = InstanceType<typeof PdfKit>;
type Element = ReturnType<Document["struct"]>;

/** A4 in points, with room for a hole punch at the left and the page's head. */
export const page = { width: 595.28, height: 841.89, left: 70, right: 56, top: 96, bottom: 64 } as const;
/** From the left margin to the right one. */
export const measure = page.width - page.left - page.right;
/** Line to line, of the size. */
const leading = 1.4;

/** How text is set. */
export interface Setting {
  readonly faces: readonly Face[];
  /** Points. */
  readonly size: number;
  /** From the left margin, points. */
  readonly indent?: number;
  /** How wide, points; to the right margin when left out. */
  readonly room?: number;
}

/** Where writing goes on. Only the setter moves it. */
export class Sheet {
  readonly document: Document;
  /** From the top of the page, points. */
  y: number = page.top;

  constructor(document: Document) {
    this.document = document;
  }

  /** Room before the next piece; none at the top of a page. */
  space(points: number): void {
    if (this.y > page.top) this.y += points;
  }

  /** Begins a page unless so much still fits. */
  need(points: number): void {
    if (this.y + points <= page.height - page.bottom) return;
    this.document.addPage();
    this.y = page.top;
  }

  /** How much text of a setting takes, points. */
  height(text: string, setting: Setting): number {
    return broken(text, setting).length * setting.size * leading;
  }

  /** Writes text as the content of an element of the structure, over as many lines and pages as it takes. */
  write(element: Element, tag: string, text: string, setting: Setting): void {
    const { faces, size, indent = 0 } = setting;
    const { document } = this;
    let isOpen = false;
    for (const line of broken(text, setting)) {
      if (isOpen && this.y + size * leading > page.height - page.bottom) {
        document.endMarkedContent();
        isOpen = false;
      }
      this.need(size * leading);
      if (!isOpen) element.add(document.markStructureContent(tag));
      isOpen = true;
      // A reader that joins lines needs the space at which they were broken.
      drawn(document, `${line} `, { faces, size, x: page.left + indent, y: this.y });
      this.y += size * leading;
    }
    if (isOpen) document.endMarkedContent();
  }
}

/** Draws one line of text where it is told, marked by whoever calls. */
export function drawn(
  document: Document,
  text: string,
  at: { readonly faces: readonly Face[]; readonly size: number; readonly x: number; readonly y: number },
): void {
  let { x } = at;
  for (const { face, text: run, width } of runsOf(at.faces, text, at.size)) {
    document.font(face.name).fontSize(at.size).text(run, x, at.y, { lineBreak: false });
    x += width;
  }
}

function broken(
  text: string,
  { faces, size, indent = 0, room = measure - indent }: Setting,
): readonly string[] {
  return linesOf(text, room, (part) => widthOf(faces, part, size));
}

import { decodeEntities } from "./html-entities.ts";

/**
 * HTML as plain text, in one pass and linear time: blocks become lines, list items get a dash, links keep their address
 * in brackets, scripts, styles and comments go. For reading only; the text is never used as HTML again.
 */
export function htmlToText(html: string): string {
  return htmlWithin(html, Number.POSITIVE_INFINITY).text;
}

/** The beginning of {@link htmlToText}: reading stops once `most` characters are out, or a little more. */
export function htmlWithin(html: string, most: number): { readonly text: string; readonly isCut: boolean } {
  return new HtmlWalk(html, most).run();
}

/** Elements whose content is not text. */
const hidden = new Set(["script", "style", "head", "title", "template", "svg", "iframe", "object", "select"]);
const lineBreaks = new Set(["br", "tr", "li", "dt", "dd", "option"]);
const paragraphs = new Set([
  "p",
  "div",
  "table",
  "ul",
  "ol",
  "dl",
  "blockquote",
  "pre",
  "hr",
  "section",
  "article",
  "header",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "address",
  "main",
  "aside",
  "fieldset",
  "figure",
]);

class HtmlWalk {
  readonly #html: string;
  readonly #most: number;
  readonly #out: string[] = [];
  #length = 0;
  #at = 0;
  #href = "";
  #linkFrom = 0;

  constructor(html: string, most: number) {
    this.#html = html;
    this.#most = most;
  }

  run(): { text: string; isCut: boolean } {
    while (this.#at < this.#html.length && this.#length < this.#most) {
      const open = this.#html.indexOf("<", this.#at);
      const end = open < 0 ? this.#html.length : open;
      this.#words(this.#html.slice(this.#at, end));
      this.#at = end;
      if (open >= 0) this.#tag();
    }
    return { text: tidy(this.#out.join("")), isCut: this.#at < this.#html.length };
  }

  #push(text: string): void {
    // A break after the same break shows nothing: pages of empty elements stay small.
    if (text === "\n\n" && this.#out.at(-1) === text) return;
    this.#out.push(text);
    this.#length += text.length;
  }

  #words(source: string): void {
    const text = decodeEntities(source.replaceAll(/[\s\0]+/g, " "));
    if (text !== "") this.#push(text);
  }

  #tag(): void {
    if (this.#html.startsWith("<!--", this.#at)) return this.#skipPast("-->");
    // A "<" before anything but a name or mark is a character. Looking for its end first would take quadratic time.
    if (!/[a-z!?/]/i.test(this.#html.charAt(this.#at + 1))) return this.#literal();
    const end = this.#html.indexOf(">", this.#at);
    if (end < 0) {
      this.#at = this.#html.length;
      return;
    }
    const tag = this.#html.slice(this.#at, end + 1);
    this.#at = end + 1;
    const [, slash, name = ""] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag) ?? [];
    const element = name.toLowerCase();
    if (slash === "/") this.#close(element);
    else if (element !== "") this.#open(element, tag);
  }

  /** A whole run of them at once. */
  #literal(): void {
    const run = /<+(?![a-z!?/])/iy;
    run.lastIndex = this.#at;
    const length = run.exec(this.#html)?.[0].length ?? 1;
    this.#push("<".repeat(length));
    this.#at += length;
  }

  #open(element: string, tag: string): void {
    if (hidden.has(element) && !tag.endsWith("/>")) return this.#skipElement(element);
    if (element === "a") {
      this.#href = decodeEntities(
        /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)?.slice(1).join("") ?? "",
      ).trim();
      this.#linkFrom = this.#out.length;
    }
    if (element === "img")
      this.#words(/\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).join("") ?? "");
    if (element === "li") this.#push("\n– ");
    else if (lineBreaks.has(element)) this.#push("\n");
    else if (element === "td" || element === "th") this.#push("\t");
    else if (paragraphs.has(element)) this.#push("\n\n");
  }

  #close(element: string): void {
    if (element === "a" && this.#href !== "") {
      const words = this.#out.slice(this.#linkFrom).join("").trim();
      const address = this.#href.replace(/^mailto:/i, "");
      if (/^(https?|mailto|tel):/i.test(this.#href) && words !== address && words !== this.#href) {
        this.#push(` [${address}]`);
      }
      this.#href = "";
    }
    if (paragraphs.has(element)) this.#push("\n\n");
  }

  /** An element that is never closed hides the rest, as in a browser. */
  #skipElement(element: string): void {
    const close = new RegExp(`</${element}(?=[\\s/>])`, "gi");
    close.lastIndex = this.#at;
    const found = close.exec(this.#html);
    this.#at = found ? found.index : this.#html.length;
    if (found) this.#skipPast(">");
  }

  #skipPast(mark: string): void {
    const found = this.#html.indexOf(mark, this.#at);
    this.#at = found < 0 ? this.#html.length : found + mark.length;
  }
}

/** At most one empty line between paragraphs, no space at line ends. */
function tidy(text: string): string {
  const lines = text.split("\n").map((line) => line.replaceAll(/[ \u00a0]+/g, " ").trim());
  return lines
    .filter((line, index) => line !== "" || (index > 0 && lines[index - 1] !== ""))
    .join("\n")
    .trim();
}

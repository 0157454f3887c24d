import { latin1 } from "../bytes.ts";
import type { MailLimits } from "./mail.ts";
import { isPlainlySent, isShownPart, ShownBudget, withShortAddresses } from "./shown-part.ts";

/** What a first look at a mail tells before a parser may see it. */
export interface MailOutline {
  /** The bound that is passed, if any. */
  readonly breach?: "header-too-large" | "too-many" | "too-large";
  /** The mail with eight-bit headers turned into UTF-8, which is what the parser reads them as. */
  readonly bytes: Uint8Array;
  readonly hasAssumedHeaderCharset: boolean;
  /** Ends of long texts or addresses are left out of `bytes`. */
  readonly isCut: boolean;
}

/**
 * Walks the lines once: counts lines, parts and header bytes against the limits, leaves out the ends of texts that nobody would be shown, and
 * repairs headers in Windows-1252
 * (RFC 5322 allows ASCII, RFC 6532 UTF-8, older programs send neither). With `textCharset`, text parts that name no
 * charset get that one.
 */
export function outlineMail(
  mail: Uint8Array,
  limits: MailLimits,
  more: { textCharset?: string } = {},
): MailOutline {
  if (mail.length > limits.bytes)
    return { breach: "too-large", bytes: mail, hasAssumedHeaderCharset: false, isCut: false };
  const walk = new Walk(mail, limits, more.textCharset);
  return walk.run();
}

/** From so many lines on, a body that is sent as it is costs the parser far more than the same body quoted (RFC 2045 §6.7). */
const manyLines = 10_000;
const quotedPrintable = Buffer.from("content-transfer-encoding: quoted-printable\r\n");

class Walk {
  readonly #mail: Uint8Array;
  readonly #limits: MailLimits;
  readonly #textCharset: string | undefined;
  readonly #pieces: Uint8Array[] = [];
  readonly #boundaries = new Set<string>();
  #copied = 0;
  #areBoundariesHidden = false;
  #hasAssumed = false;
  readonly #budget: ShownBudget;
  #isShown = false;
  #quotedFrom: number | undefined;
  #hasManyLines = false;
  #isCut = false;

  constructor(mail: Uint8Array, limits: MailLimits, textCharset: string | undefined) {
    this.#mail = mail;
    this.#limits = limits;
    this.#textCharset = textCharset;
    this.#budget = new ShownBudget(limits);
  }

  run(): MailOutline {
    const { headerBytes, lines, parts } = this.#limits;
    let [at, lineCount, partCount, inHeaders] = [0, 0, 1, 0];
    let headerFrom = 0;
    let isHeader = true;
    const whole = { bytes: this.#mail, hasAssumedHeaderCharset: false, isCut: false };
    this.#hasManyLines = hasLines(this.#mail, manyLines);
    while (at < this.#mail.length) {
      const found = this.#mail.indexOf(0x0a, at);
      const next = found < 0 ? this.#mail.length : found + 1;
      lineCount += 1;
      if (isHeader) inHeaders += next - at;
      if (isHeader && this.#isEmptyLine(at, next)) {
        this.#useHeader(headerFrom, at);
        isHeader = false;
        if (this.#quotedFrom !== undefined) this.#quotedFrom = next;
      } else if (this.#isBoundary(at, next)) {
        if (isHeader) this.#useHeader(headerFrom, at);
        else this.#quote(at);
        partCount += 1;
        headerFrom = next;
        isHeader = true;
      } else if (!isHeader && this.#isShown) this.#useText(at, next);
      if (inHeaders > headerBytes) return { ...whole, breach: "header-too-large" };
      if (lineCount > lines || partCount > parts) return { ...whole, breach: "too-many" };
      at = next;
    }
    if (isHeader) this.#useHeader(headerFrom, this.#mail.length);
    else this.#quote(this.#mail.length);
    return { bytes: this.#joined(), hasAssumedHeaderCharset: this.#hasAssumed, isCut: this.#isCut };
  }

  #useText(from: number, next: number): void {
    const seen = this.#budget.spend(next - from);
    if (seen === next - from) return;
    this.#isCut = true;
    this.#pieces.push(this.#mail.subarray(this.#copied, from + seen));
    // A boundary after a line that is cut in its middle must stand at the beginning of its own.
    if (seen > 0) this.#pieces.push(Buffer.from("\r\n"));
    this.#copied = next;
  }

  /** Ends a part that is handed on quoted. */
  #quote(to: number): void {
    const from = this.#quotedFrom;
    this.#quotedFrom = undefined;
    if (from === undefined) return;
    const body = this.#mail.subarray(from, to);
    if (!body.includes(0x3d)) return;
    this.#pieces.push(
      this.#mail.subarray(this.#copied, from),
      Buffer.from(latin1(body).replaceAll("=", "=3D"), "latin1"),
    );
    this.#copied = to;
  }

  #isEmptyLine(from: number, next: number): boolean {
    return next - from === 1 || (next - from === 2 && this.#mail[from] === 0x0d);
  }

  /** A closing boundary counts too: it opens nothing, but costs as much as one that does. */
  #isBoundary(from: number, next: number): boolean {
    if (this.#mail[from] !== 0x2d || this.#mail[from + 1] !== 0x2d || next - from > 300) return false;
    if (this.#areBoundariesHidden) return true;
    const line = latin1(this.#mail, from + 2, next).trimEnd();
    return this.#boundaries.has(line) || (line.endsWith("--") && this.#boundaries.has(line.slice(0, -2)));
  }

  #useHeader(from: number, to: number): void {
    const header = this.#mail.subarray(from, to);
    const text = latin1(header).replaceAll(/\r?\n[ \t]/g, " ");
    const type = /^content-type[ \t]*:(.*)$/im.exec(text)?.[1] ?? "";
    // A boundary cut into sections (RFC 2231) is legal and never seen: then every dashed line counts.
    if (/boundary\s*\*/i.test(type)) this.#areBoundariesHidden = true;
    const boundary = /boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type);
    if (boundary) this.#boundaries.add((boundary[1] ?? boundary[2] ?? "").trimEnd());
    this.#isShown = isShownPart(text);
    const short = withShortAddresses(header, this.#limits.addressBytes);
    if (short !== header) this.#isCut = true;
    const charset = this.#withCharset(this.#asUtf8(short), type);
    const isQuoted = this.#hasManyLines && !this.#isShown && isPlainlySent(text);
    this.#quotedFrom = isQuoted ? to : undefined;
    const repaired = isQuoted ? Buffer.concat([quotedPrintable, charset]) : charset;
    if (repaired === header) return;
    this.#pieces.push(this.#mail.subarray(this.#copied, from), repaired);
    this.#copied = to;
  }

  #asUtf8(header: Uint8Array): Uint8Array {
    if (header.every((byte) => byte < 0x80)) return header;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(header);
      return header;
    } catch {
      this.#hasAssumed = true;
      return new TextEncoder().encode(new TextDecoder("windows-1252").decode(header));
    }
  }

  #withCharset(header: Uint8Array, type: string): Uint8Array {
    if (this.#textCharset === undefined || /charset\s*\*?=/i.test(type)) return header;
    const declared = type.trim().split(/[\s;]/)[0]?.toLowerCase() ?? "";
    if (declared !== "" && !declared.startsWith("text/")) return header;
    const named = `content-type: ${declared || "text/plain"}; charset=${this.#textCharset}\r\n`;
    // The first of two headers counts; the parameters of the second (format=flowed) are carried over.
    const rest = type.includes(";")
      ? named.replace("\r\n", `;${type.slice(type.indexOf(";") + 1)}\r\n`)
      : named;
    return Buffer.concat([Buffer.from(rest, "latin1"), header]);
  }

  #joined(): Uint8Array {
    if (this.#pieces.length === 0) return this.#mail;
    return Buffer.concat([...this.#pieces, this.#mail.subarray(this.#copied)]);
  }
}

function hasLines(mail: Uint8Array, many: number): boolean {
  let lines = 0;
  for (let at = mail.indexOf(0x0a); at >= 0 && lines < many; at = mail.indexOf(0x0a, at + 1)) lines += 1;
  return lines >= many;
}

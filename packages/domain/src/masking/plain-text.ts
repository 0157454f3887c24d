/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands where something was found already; no finder reads across it. */
const taken = "\uFFFC";

/**
 * The text as finders read it, unit for unit as long: every dash of Unicode is `-`, every space and invisible character a space (line breaks stay),
 * full-width signs and Arabic digits are ASCII.
 */
export function plainText(text: string): string {
  return text.replaceAll(/[^\n\r -~À-ɏ]/gu, plainSign);
}

/** A text without characters that nobody sees, and the place of each of its units in the text. */
export interface Visible {
  readonly text: string;
  readonly places: readonly number[];
}

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** The text without zero-width characters and their like, which break a value for a machine and for no reader; undefined where there are none. */
export function visible(text: string): Visible | undefined {
  if (!unseen.test(text)) return undefined;
  const places: number[] = [];
  let [seen, at] = ["", 0];
  for (const sign of text) {
    if (!unseen.test(sign)) {
      seen += sign;
      for (let unit = 0; unit < sign.length; unit += 1) places.push(at + unit);
    }
    at += sign.length;
  }
  return { text: seen, places };
}

/** The plain text with found stretches closed. */
export function withTaken(plain: string, spans: readonly Span[]): string {
  let closed = "";
  let at = 0;
  for (const { start, end } of spans) {
    closed += plain.slice(at, start) + taken.repeat(end - start);
    at = end;
  }
  return closed + plain.slice(at);
}

function plainSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (sign.length > 1) return sign;
  if (/[\p{Pd}\u2212\u2043]/u.test(sign)) return "-";
  if (/[\p{Zs}\p{Cf}\p{Cc}]/u.test(sign)) return " ";
  if (/[\u2028\u2029]/.test(sign)) return "\n";
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  if ((code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)) return String(code & 15);
  return sign;
}

import { latin1 } from "../bytes.ts";
import type { MailLimits } from "./mail.ts";

/**
 * Whether a part is read as text to be shown, by its unfolded header. In doubt it is: what is no clear other type may be read as text by the
 * parser, and only text is bounded.
 */
export function isShownPart(unfolded: string): boolean {
  const disposition = /^content-disposition[ \t]*:(.*)$/im.exec(unfolded)?.[1] ?? "";
  if (/^\s*attachment\s*(;|$)/i.test(disposition)) return false;
  const declared = /^content-type[ \t]*:\s*([^\s;]*)/im.exec(unfolded)?.[1]?.toLowerCase() ?? "";
  return /^text\/(plain|html)$/.test(declared) || !/^[a-z]+\/[a-z0-9.+_-]+$/.test(declared);
}

/** Whether a part comes without a transfer encoding, by its unfolded header; of a multipart there is nothing to decode. */
export function isPlainlySent(unfolded: string): boolean {
  const encoding = /^content-transfer-encoding[ \t]*:(.*)$/im.exec(unfolded)?.[1] ?? "";
  return !/base64|quoted-printable/i.test(encoding) && !/^content-type[ \t]*:\s*multipart\//im.test(unfolded);
}

/** What of the texts of one mail the parser still gets to see: only their beginning is ever shown, the original is kept whole. */
export class ShownBudget {
  #bytes: number;
  #lines: number;

  constructor({ shownBytes, shownLines }: MailLimits) {
    this.#bytes = shownBytes;
    this.#lines = shownLines;
  }

  /** How many bytes of a line of `length` are still seen. */
  spend(length: number): number {
    if (this.#lines === 0) return 0;
    this.#lines -= 1;
    const seen = Math.min(length, this.#bytes);
    this.#bytes -= seen;
    return seen;
  }
}

const addresses = /^(from|to|cc|bcc|sender|reply-to|return-path|delivered-to)[ \t]*:/i;

/**
 * The header without what its address fields hold beyond `most` bytes each, twice that together: reading addresses costs many times their length.
 * The same bytes where nothing is too long.
 */
export function withShortAddresses(header: Uint8Array, most: number): Uint8Array {
  if (header.length <= most) return header;
  const pieces: Uint8Array[] = [];
  let [field, all, isAddress] = [0, 0, false];
  let left = header.length;
  for (let at = 0; at < header.length;) {
    const found = header.indexOf(0x0a, at);
    const next = found < 0 ? header.length : found + 1;
    const isFolded = at > 0 && (header[at] === 0x20 || header[at] === 0x09);
    if (!isFolded) {
      isAddress = addresses.test(latin1(header, at, Math.min(next, at + 40)));
      field = 0;
    }
    if (isAddress) {
      const seen = Math.max(0, Math.min(next - at, most - field, most * 2 - all));
      field += next - at;
      all += next - at;
      left -= next - at - seen;
      pieces.push(header.subarray(at, at + seen));
      if (seen > 0 && seen < next - at) pieces.push(Buffer.from("\r\n"));
    } else pieces.push(header.subarray(at, next));
    at = next;
  }
  return left === header.length ? header : Buffer.concat(pieces);
}

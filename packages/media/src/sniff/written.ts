import type { Kind } from "./kind.ts";

const headerLine =
  /^(received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-type|reply-to|dkim-signature|arc-[a-z-]+|x-[a-z0-9-]+|authentication-results)[ \t]*:/i;

/** Begins of text formats, tried in order on text without its byte order mark and leading white space. */
const beginnings: readonly (readonly [Kind, RegExp])[] = [
  ["m3u", /^#EXTM3U/i],
  ["pls", /^\[playlist\]/i],
  ["concat-list", /^ffconcat version/],
  ["sdp", /^v=0\r?\no=/],
  ["pgp", /^-----BEGIN PGP (MESSAGE|SIGNED)/],
  ["mbox", /^From \S+ .*\d{4}\r?\n/],
  ["dash", /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?<MPD[\s>]/],
  ["xspf", /^(<\?xml[^>]*>\s*)?<playlist[\s>]/],
  ["asx", /^<asx[\s>]/i],
  ["html", /^(<\?xml[^>]*>\s*)?<(!doctype html|html|head|body|script|iframe|svg)[\s>]/i],
  ["xml", /^<\?xml/],
  ["script", /^(#!\s*\/|<\?php)/],
  ["email", headerLine],
  ["json", /^[[{]/],
];

/** The kind of content that is text: UTF-8, UTF-16 with a mark, or an eight-bit charset. Undefined for binary content. */
export function kindOfWriting(bytes: Uint8Array, head: string): Kind | undefined {
  const marked = /^(\xff\xfe|\xfe\xff)/.test(head);
  const text = (marked ? head.replaceAll("\0", "").slice(2) : head.replace(/^\xef\xbb\xbf/, "")).trimStart();
  if (!marked && !isText(bytes)) return undefined;
  const kind = beginnings.find(([, form]) => form.test(text))?.[0] ?? "text";
  return kind === "m3u" && /^#EXT-X-/im.test(text) ? "hls" : kind;
}

/**
 * No control characters but tab, line ends, form feed and escape: in a recording there are many. Bytes above 127 must be
 * UTF-8, or few, as the letters of an eight-bit charset are.
 */
function isText(bytes: Uint8Array): boolean {
  const high = bytes.filter((byte) => byte >= 0x80).length;
  if (bytes.some((byte) => (byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1b) || byte === 0x7f))
    return false;
  return high <= bytes.length * 0.5 || isUtf8(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // Streaming: the head may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

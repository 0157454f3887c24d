import { u16 } from "../bytes.ts";

/** How a mail is protected by its sender. */
export type Protection = "encrypted" | "signed" | undefined;

/** Protection by the mail's own content type (RFC 8551 §3, RFC 3156 §4–5). */
export function protectionOfType(contentType: string): Protection {
  const type = contentType.toLowerCase();
  if (/^\s*multipart\/encrypted/.test(type)) return "encrypted";
  if (/^\s*multipart\/signed/.test(type)) return "signed";
  if (!isSmime(type)) return undefined;
  if (/smime-type\s*=\s*"?signed-data/.test(type)) return "signed";
  return /smime-type\s*=\s*"?(enveloped|authenveloped|compressed)-data/.test(type) ? "encrypted" : undefined;
}

/** Whether a content type is S/MIME's. */
export function isSmime(contentType: string): boolean {
  return /^\s*application\/(x-)?pkcs7-mime/i.test(contentType);
}

/** Protection by what a CMS structure is (RFC 5652 §4): type 2 is signed data; enveloped and all others cannot be read. */
export function protectionOfCms(bytes: Uint8Array): "encrypted" | "signed" {
  const length = bytes[1] ?? 0;
  const object = 2 + (length > 0x80 ? length & 0x7f : 0);
  const isShortArc = bytes[object + 1] === 9 && u16(bytes, object + 9) === 0x0207;
  return isShortArc ? "signed" : "encrypted";
}

/** Whether a text is an armoured PGP message (RFC 9580 §6.2). */
export function isPgpMessage(text: string): boolean {
  return /^-----BEGIN PGP MESSAGE-----/m.test(text);
}

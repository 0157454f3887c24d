import PostalMime, { type Attachment, type Email } from "postal-mime";
import { createHash } from "node:crypto";
import { type Finding, finding } from "../finding.ts";
import { sniffLength } from "../sniff/kind.ts";
import { sniff } from "../sniff/sniff.ts";
import { attachmentName } from "./attachment-name.ts";
import { htmlWithin } from "./html-text.ts";
import { type Mail, type MailAttachment, type MailLimits, mailLimits } from "./mail.ts";
import { duplicateHeaders, mailboxes, oneLine, referencesOf, sentAt } from "./mail-headers.ts";
import { outlineMail } from "./mail-outline.ts";
import {
  type Protection,
  isPgpMessage,
  isSmime,
  protectionOfCms,
  protectionOfType,
} from "./sealed-by-sender.ts";

/** What a mail turned out to be. `mail` is missing when a finding refuses it. */
export interface MailReading {
  readonly mail?: Mail;
  readonly findings: readonly Finding[];
}

/**
 * Reads an e-mail (RFC 5322, MIME). Never rejects, whatever the bytes are; bounds are checked before a parser sees them.
 * Findings about a message inside the message have a pointer that begins with its part.
 */
export async function parseMail(bytes: Uint8Array, limits: MailLimits = mailLimits): Promise<MailReading> {
  if (bytes.length === 0) return { findings: [finding("empty-file")] };
  const { kind } = sniff(bytes.subarray(0, sniffLength));
  if (kind !== "email" && kind !== "text") return { findings: [finding("other-content", { format: kind })] };
  return readMessage(bytes, limits, limits.messages);
}

async function readMessage(bytes: Uint8Array, limits: MailLimits, levels: number): Promise<MailReading> {
  const outline = outlineMail(bytes, limits);
  if (outline.breach) return { findings: [finding(outline.breach)] };
  const findings: Finding[] = [];
  if (outline.hasAssumedHeaderCharset) findings.push(finding("header-charset-assumed"));
  const first = await parse(outline.bytes, limits);
  if (first === undefined) return { findings: [finding("too-deep")] };
  if (!first.headers.some(({ key }) => known.has(key))) return { findings: [finding("mail-malformed")] };
  if (outline.isCut) findings.push(finding("shown-text-cut"));
  const email = await withCharset({ email: first, bytes, limits, findings, isCut: outline.isCut });
  return { mail: await mailOf(email, { limits, levels, findings }), findings };
}

const known = new Set(["from", "to", "date", "subject", "message-id", "received", "mime-version"]);

/** Undefined when a multipart lies deeper than the limit; no other failure of the parser is known. */
async function parse(bytes: Uint8Array, limits: MailLimits): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: limits.depth,
      maxHeadersSize: limits.headerBytes * 2,
      // The parser would render inner messages in the machine's own language and time zone.
      forceRfc822Attachments: true,
    });
  } catch {
    return undefined;
  }
}

/** Text without a declared charset that is no UTF-8 is read again as Windows-1252. */
async function withCharset(made: {
  email: Email;
  bytes: Uint8Array;
  limits: MailLimits;
  findings: Finding[];
  isCut: boolean;
}) {
  const { email, bytes, limits, findings, isCut } = made;
  if (!isDamaged(email, isCut)) return email;
  const again = outlineMail(bytes, limits, { textCharset: "windows-1252" });
  const second = again.breach
    ? undefined
    : await parse(again.bytes, { ...limits, headerBytes: limits.headerBytes * 2 });
  if (second === undefined || isDamaged(second, isCut)) return email;
  findings.push(finding("charset-assumed"));
  return { ...second, headers: email.headers };
}

/** Whether a text holds bytes that its charset does not know. Where a text was cut, its last characters say nothing. */
function isDamaged({ text = "", html = "" }: Email, isCut: boolean): boolean {
  return [text, html].some((one) => (isCut ? one.trimEnd().slice(0, -endOfCut) : one).includes("\ufffd"));
}

/** More than half a character, the line ends of what follows, and the closing tags that a parser adds to HTML. */
const endOfCut = 40;

async function mailOf(
  email: Email,
  made: { limits: MailLimits; levels: number; findings: Finding[] },
): Promise<Mail> {
  const { findings } = made;
  const sent = sentAt(email);
  findings.push(...sent.findings, ...duplicateHeaders(email));
  const { text, isCut } = textOf(email, made.limits);
  if (isCut && !findings.some(({ code }) => code === "shown-text-cut"))
    findings.push(finding("shown-text-cut"));
  const isEncrypted = isSealed(email, text, findings);
  const from = mailboxes(email.from ? [email.from] : undefined);
  if (from.every(({ address }) => address === ""))
    findings.push(finding("address-missing", { pointer: "header:from" }));
  const attachments = isEncrypted ? [] : await attachmentsOf(email, made);
  if (text === "" && !isEncrypted && attachments.length === 0) findings.push(finding("body-missing"));
  return {
    ...(sent.sentAt === undefined ? {} : { sentAt: sent.sentAt }),
    from,
    to: mailboxes(email.to),
    cc: mailboxes(email.cc),
    replyTo: mailboxes(email.replyTo),
    subject: oneLine(email.subject ?? ""),
    text: isEncrypted ? "" : text,
    ...(email.messageId === undefined ? {} : { messageId: oneLine(email.messageId) }),
    references: referencesOf(email),
    attachments,
    isEncrypted,
  };
}

/** The plain part; HTML turned into text where there is none, or only an empty one. */
function textOf(
  { text = "", html = "" }: Email,
  { shown }: MailLimits,
): { readonly text: string; readonly isCut: boolean } {
  const plain = text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .trim();
  return plain === "" && html !== "" ? htmlWithin(html, shown) : { text: plain, isCut: false };
}

/** Notes signatures and encryption; true when the mail as a whole cannot be read. */
function isSealed(email: Email, text: string, findings: Finding[]): boolean {
  const type = email.headers.find(({ key }) => key === "content-type")?.value ?? "";
  let protection: Protection = isPgpMessage(text) ? "encrypted" : protectionOfType(type);
  for (const [index, sent] of email.attachments.entries()) {
    if (!isSmime(sent.mimeType)) continue;
    const byContent = protectionOfCms(bytesOf(sent));
    // Beside readable parts it is one attachment among others.
    if (isSmime(type)) protection = byContent;
    else findings.push(finding(byContent, { pointer: `part:${index + 1}` }));
  }
  if (protection !== undefined) findings.push(finding(protection, { pointer: "header:content-type" }));
  return protection === "encrypted";
}

async function attachmentsOf(
  email: Email,
  made: { limits: MailLimits; levels: number; findings: Finding[] },
): Promise<MailAttachment[]> {
  const attachments: MailAttachment[] = [];
  for (const [index, sent] of email.attachments.entries()) {
    attachments.push(await attachmentOf(sent, `part:${index + 1}`, made));
  }
  return attachments;
}

async function attachmentOf(
  sent: Attachment,
  pointer: string,
  made: { limits: MailLimits; levels: number; findings: Finding[] },
): Promise<MailAttachment> {
  const bytes = bytesOf(sent);
  const { kind } = sniff(bytes.subarray(0, sniffLength));
  if (kind === "tnef") made.findings.push(finding("proprietary-attachment", { pointer, format: kind }));
  const kept = {
    name: attachmentName(sent.filename ?? ""),
    mediaType: oneLine(sent.mimeType).slice(0, 100),
    kind,
    bytes,
    digest: createHash("sha256").update(bytes).digest("hex"),
  };
  if (sent.mimeType !== "message/rfc822") return kept;
  if (made.levels === 0) {
    made.findings.push(finding("nested-too-deep", { pointer }));
    return kept;
  }
  // Others are served between one message and the next.
  await new Promise((resolve) => void setImmediate(resolve));
  const inner = await readMessage(bytes, made.limits, made.levels - 1);
  made.findings.push(...inner.findings.map((found) => innerFinding(found, pointer)));
  return inner.mail === undefined ? kept : { ...kept, message: inner.mail };
}

/** What is wrong with a message inside never refuses the one around it: there it is an attachment, kept as it came. */
function innerFinding(found: Finding, pointer: string): Finding {
  const severity = found.severity === "refused" ? "info" : found.severity;
  return { ...found, severity, pointer: found.pointer ? `${pointer}/${found.pointer}` : pointer };
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

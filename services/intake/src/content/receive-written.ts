import { createHash } from "node:crypto";
import { type ShownText, refuse } from "@tallenne/contracts";
import {
  type Finding,
  chatLimits,
  formLimits,
  isRefused,
  mailLimits,
  parseChat,
  parseForm,
  parseMail,
} from "@tallenne/media";
import type { Bytes } from "@tallenne/wire";
import { type Received, type ReceivedPart, textPart } from "./received.ts";
import { contentRefused, notedCodes } from "./refuse-content.ts";

/** Written channels: bounded, so they are read in memory; what is masked never touches a disk in clear. */
export type WrittenChannel = "chat" | "email" | "eform";

const largest: Readonly<Record<WrittenChannel, number>> = {
  chat: chatLimits.bytes,
  email: mailLimits.bytes,
  eform: formLimits.bytes,
};

type Read = Pick<Received, "parts" | "masks"> & { readonly findings: readonly Finding[] };

const readers: Readonly<Record<WrittenChannel, (bytes: Uint8Array) => Promise<Read>>> = {
  chat: readChat,
  email: readMail,
  eform: readForm,
};

/** Takes a chat log, a mail or a form: its gates, its text in the form that is shown, and for a mail the original and its attachments. */
export async function receiveWritten(channel: WrittenChannel, stream: Bytes): Promise<Received> {
  const bytes = await bounded(stream, largest[channel]);
  const { parts, masks, findings } = await readers[channel](bytes);
  return {
    digest: createHash("sha256").update(bytes).digest("hex"),
    length: bytes.length,
    audio: null,
    parts,
    masks,
    findings: notedCodes(findings),
  };
}

async function bounded(stream: Bytes, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw refuse("too-large", { facts: { bytes: most } });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Only the masked text is kept: what the customer typed of themselves never reaches a store (T-A6.5a). */
async function readChat(bytes: Uint8Array): Promise<Read> {
  const { chat, findings } = parseChat(bytes);
  if (chat === undefined || isRefused(findings)) throw contentRefused(findings);
  const shown: ShownText = {
    kind: "chat",
    messages: chat.messages.map(({ at, from, text }) => ({ at, from, text })),
    fields: [],
    attachments: [],
    masks: { ...chat.masks },
    encrypted: false,
  };
  return { parts: [textPart(shown)], masks: { ...chat.masks }, findings };
}

async function readForm(bytes: Uint8Array): Promise<Read> {
  const { form, findings } = parseForm(bytes);
  if (form === undefined || isRefused(findings)) throw contentRefused(findings);
  const fields = form.fields
    .filter(({ isPersonal }) => !isPersonal)
    .map(({ concept, text }) => ({ name: concept, text }));
  const shown: ShownText = {
    kind: "eform",
    messages: [],
    fields,
    attachments: [],
    masks: { ...form.masks },
    encrypted: false,
  };
  return { parts: [textPart(shown)], masks: { ...form.masks }, findings };
}

async function readMail(bytes: Uint8Array): Promise<Read> {
  const { mail, findings } = await parseMail(bytes);
  if (mail === undefined || isRefused(findings)) throw contentRefused(findings);
  const attachments = mail.attachments.map(({ name, mediaType, bytes: content }, at) => ({
    part: `attachment-${at + 1}`,
    name,
    mediaType,
    length: content.length,
  }));
  const message = {
    from: "customer" as const,
    text: mail.text === "" ? " " : mail.text,
    ...(mail.sentAt === undefined ? {} : { at: mail.sentAt }),
  };
  const shown: ShownText = {
    kind: "email",
    messages: [message],
    fields: [],
    attachments,
    masks: {},
    encrypted: mail.isEncrypted,
    ...(mail.subject === "" ? {} : { subject: mail.subject }),
  };
  const parts: ReceivedPart[] = [
    { kind: "original", mediaType: "message/rfc822", plain: bytes },
    textPart(shown),
    ...mail.attachments.map(({ mediaType, bytes: content }, at): ReceivedPart => ({
      kind: `attachment-${at + 1}`,
      mediaType: mediaType.slice(0, 100),
      plain: content,
    })),
  ];
  return { parts, masks: {}, findings };
}

import { createHash } from "node:crypto";
import { type ShownText, refuse } from "@tallenne/contracts";
import {
  type ContentThreads,
  type Finding,
  type Form,
  chatLimits,
  finding,
  formLimits,
  isRefused,
  mailLimits,
  parseChat,
  parseForm,
} from "@tallenne/media";
import { ThreadLost } from "@tallenne/runtime";
import type { Bytes } from "@tallenne/wire";
import { type Received, type ReceivedPart, textPart } from "./received.ts";
import { bounded } from "./bounded.ts";
import { within } from "./within.ts";
import { contentRefused, notedCodes } from "./refuse-content.ts";

/** Written channels: bounded, so they are read in memory; what is masked never touches a disk in clear. */
type WrittenChannel = "chat" | "email" | "eform";

const largest: Readonly<Record<WrittenChannel, number>> = {
  chat: chatLimits.bytes,
  email: mailLimits.bytes,
  eform: formLimits.bytes,
};

/** The contract's bounds of what is shown of a text. */
const longest = { text: 200_000, subject: 998, mediaType: 100 } as const;
/** Parts of one contact are at most 120 (contract of the record); the original and the text are two of them. */
const mostAttachments = 100;

type Read = Pick<Received, "parts" | "masks"> & {
  readonly findings: readonly Finding[];
  /** Only the beginning of the text is shown; the original is whole. */
  readonly isCut?: true;
};

type Threads = Pick<ContentThreads, "parseMail">;

const readers: Readonly<Record<WrittenChannel, (bytes: Uint8Array, threads: Threads) => Promise<Read>>> = {
  chat: readChat,
  email: readMail,
  eform: readForm,
};

/** Takes a chat log, a mail or a form: its gates, its text in the form that is shown, and for a mail the original and its attachments. */
export async function receiveWritten(
  channel: WrittenChannel,
  stream: Bytes,
  threads: Threads,
): Promise<Received> {
  const bytes = await bounded(stream, largest[channel]);
  const { parts, masks, findings, isCut } = await readers[channel](bytes, threads);
  return {
    digest: createHash("sha256").update(bytes).digest("hex"),
    length: bytes.length,
    audio: null,
    parts,
    masks,
    findings: [...new Set([...notedCodes(findings), ...(isCut ? ["shown-text-cut"] : [])])],
  };
}

/** Only the masked text is kept: what the customer typed of themselves never reaches a store (T-A6.5a). */
async function readChat(bytes: Uint8Array): Promise<Read> {
  const { chat, findings } = parseChat(bytes);
  if (chat === undefined || isRefused(findings)) throw contentRefused(findings);
  const shown: ShownText = {
    kind: "chat",
    messages: chat.messages.map(({ at, from, text }) => ({
      at,
      from,
      text: within(text, longest.text).text,
    })),
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
  return { parts: [keptForm(form), textPart(shown)], masks: { ...form.masks }, findings };
}

/** What the profile keeps, the fields that name people too: sealed in the place of what came, and shown to nobody beside the text. */
function keptForm({ profile, version, fields }: Form): ReceivedPart {
  const kept = Object.fromEntries(fields.map(({ name, text }) => [name, text]));
  const plain = Buffer.from(
    JSON.stringify({ format: "tallenne-form", profile, version, fields: kept }),
    "utf8",
  );
  return { kind: "original", mediaType: "application/json", plain };
}

async function readMail(bytes: Uint8Array, threads: Threads): Promise<Read> {
  const { mail, findings } = await threads.parseMail(bytes).catch((failure: unknown) => {
    throw failure instanceof ThreadLost ? refuse("busy") : failure;
  });
  if (mail === undefined || isRefused(findings)) throw contentRefused(findings);
  if (mail.attachments.length > mostAttachments) throw contentRefused([finding("too-many")]);
  const kept = mail.attachments.map(({ name, mediaType, bytes: content }, at) => ({
    kind: `attachment-${at + 1}` as const,
    // A sender may leave both out; what is shown has both.
    name: name === "" ? `attachment-${at + 1}` : name,
    mediaType: mediaType === "" ? "application/octet-stream" : mediaType.slice(0, longest.mediaType),
    plain: content,
  }));
  const { text, isCut } = within(mail.text, longest.text);
  const shown: ShownText = {
    kind: "email",
    messages: [{ from: "customer", text, ...(mail.sentAt === undefined ? {} : { at: mail.sentAt }) }],
    fields: [],
    attachments: kept.map(({ kind, name, mediaType, plain }) => ({
      part: kind,
      name,
      mediaType,
      length: plain.length,
    })),
    masks: {},
    encrypted: mail.isEncrypted,
    ...(mail.subject === "" ? {} : { subject: within(mail.subject, longest.subject).text }),
  };
  const parts: ReceivedPart[] = [
    { kind: "original", mediaType: "message/rfc822", plain: bytes },
    textPart(shown),
    ...kept.map(({ kind, mediaType, plain }): ReceivedPart => ({ kind, mediaType, plain })),
  ];
  return { parts, masks: {}, findings, ...(isCut ? { isCut } : {}) };
}

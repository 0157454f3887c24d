import { type Instant, instantOf } from "@tallenne/domain";

/** One message of a chat log. */
export interface ChatTurn {
  readonly from: "customer" | "adviser" | "bot";
  readonly text: string;
}

/** A chat log in the documented form, a message every twenty seconds. */
export function chatLog(begin: number, turns: readonly ChatTurn[]): Buffer {
  const messages = turns.map((turn, at) => ({
    at: instantOf(begin + at * 20_000) satisfies Instant,
    ...turn,
  }));
  return Buffer.from(JSON.stringify({ format: "tallenne-chat", version: 1, messages }));
}

/** A mail to be built. */
export interface MailDraft {
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly at: number;
  readonly attachment?: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
}

/** A mail as it travels (RFC 5322): UTF-8 text, one attachment at most. */
export function mailFile(draft: MailDraft): Buffer {
  const { attachment } = draft;
  const text = [
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64(Buffer.from(draft.text)),
  ];
  const head = [
    `From: ${word(draft.fromName)} <${draft.from}>`,
    "To: <asiakaspalvelu@example.fi>",
    `Subject: ${word(draft.subject)}`,
    `Date: ${mailDate(draft.at)}`,
    `Message-ID: <${draft.at}.${draft.text.length}@example.fi>`,
    "MIME-Version: 1.0",
  ];
  if (attachment === undefined) return Buffer.from([...head, ...text, ""].join("\r\n"));
  const mark = "----raja-7f3a";
  const attached = [
    `Content-Type: ${attachment.mediaType}`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(attachment.name)}`,
    "Content-Transfer-Encoding: base64",
    "",
    base64(attachment.bytes),
  ];
  const lines = [...head, `Content-Type: multipart/mixed; boundary="${mark}"`, "", `--${mark}`, ...text];
  return Buffer.from([...lines, `--${mark}`, ...attached, `--${mark}--`, ""].join("\r\n"));
}

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
const base64 = (bytes: Uint8Array) =>
  (
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");

/** `Fri, 20 Nov 2026 07:05:00 +0000` of an instant in epoch milliseconds. */
function mailDate(at: number): string {
  return new Date(at).toUTCString().replace("GMT", "+0000");
}

/** An electronic contact request. */
export function contactRequest(fields: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(
    JSON.stringify({ format: "tallenne-form", profile: "contact-request", version: 1, fields }),
  );
}

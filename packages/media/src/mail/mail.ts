import type { Instant } from "@tallenne/domain";
import type { Kind } from "../sniff/kind.ts";

/** A name and address as a header gives them, decoded; the name is empty when there is none. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** One attachment, kept as it came once its transfer encoding is undone. */
export interface MailAttachment {
  /** Name as sent, for showing only: no path, no control or direction characters. Empty when it had none. */
  readonly name: string;
  /** The type the sender declared, lower case. */
  readonly mediaType: string;
  /** What its bytes say it is. */
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
  /** A message inside the message (message/rfc822), read the same way. */
  readonly message?: Mail;
}

/** An e-mail as it is shown and searched. The original stays beside it untouched. */
export interface Mail {
  /** From `Date`, else from the first `Received`; missing when neither can be read. */
  readonly sentAt?: Instant;
  readonly from: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly subject: string;
  /** Plain text; HTML has been turned into text and is never shown. Empty when the mail is encrypted. */
  readonly text: string;
  readonly messageId?: string;
  /** Ids of the messages it answers, oldest first. */
  readonly references: readonly string[];
  readonly attachments: readonly MailAttachment[];
  /** Encrypted by its sender (S/MIME or PGP): only the original can be kept. */
  readonly isEncrypted: boolean;
}

/** Bounds of one mail. Above them it is refused, whatever it holds. */
export interface MailLimits {
  readonly bytes: number;
  readonly lines: number;
  readonly parts: number;
  /** Header bytes of all parts together. */
  readonly headerBytes: number;
  /** Levels of multiparts. */
  readonly depth: number;
  /** Levels of messages inside messages that are read; deeper ones stay attachments. */
  readonly messages: number;
  /** Bytes and lines of all shown texts together, as they are sent; what follows stands in the original only. */
  readonly shownBytes: number;
  readonly shownLines: number;
  /** Characters of text that are made of HTML. */
  readonly shown: number;
  /** Bytes of one address field. */
  readonly addressBytes: number;
}

/** 50 MiB of mail hold attachments of 36 MiB, more than authorities' gateways let through. */
export const mailLimits: MailLimits = {
  bytes: 50 << 20,
  lines: 1_000_000,
  parts: 500,
  headerBytes: 1 << 20,
  depth: 30,
  messages: 4,
  shownBytes: 2 << 20,
  shownLines: 50_000,
  shown: 200_000,
  addressBytes: 64 << 10,
};

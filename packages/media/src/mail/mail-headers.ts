import { instantOf, type Instant } from "@tallenne/domain";
import type { Address, Email } from "postal-mime";
import { type Finding, finding } from "../finding.ts";
import type { Mailbox } from "./mail.ts";
import { mailDate } from "./mail-date.ts";

/** Headers that may stand once (RFC 5322 §3.6); of two the first counts. */
const single = [
  "from",
  "date",
  "subject",
  "message-id",
  "to",
  "cc",
  "reply-to",
  "content-type",
  "in-reply-to",
  "references",
];

/** A finding for every header that stands more often than it may. */
export function duplicateHeaders({ headers }: Email): Finding[] {
  return single
    .filter((name) => headers.filter(({ key }) => key === name).length > 1)
    .map((name) => finding("duplicate-header", { pointer: `header:${name}` }));
}

/** When the mail was sent: by its `Date`, else by the topmost `Received` that can be read. */
export function sentAt({ headers }: Email): { sentAt?: Instant; findings: Finding[] } {
  const pointer = "header:date";
  const date = headers.find(({ key }) => key === "date")?.value;
  const ms = date === undefined ? undefined : mailDate(date);
  if (isShowable(ms)) return { sentAt: instantOf(ms), findings: [] };
  const found = finding(date === undefined ? "date-missing" : "date-unreadable", { pointer });
  for (const { key, value } of headers) {
    if (key !== "received") continue;
    const received = mailDate(value.slice(value.lastIndexOf(";") + 1));
    if (isShowable(received)) return { sentAt: instantOf(received), findings: [found] };
  }
  return { findings: [found, finding("time-unknown", { pointer })] };
}

function isShowable(ms: number | undefined): ms is number {
  return ms !== undefined && ms >= 0 && ms < 253_402_300_800_000; // years 1970 to 9999
}

/** The people of an address header; groups are opened. */
export function mailboxes(addresses: readonly Address[] | undefined): Mailbox[] {
  return (addresses ?? []).flatMap((one) => (one.group ? mailboxes(one.group) : [mailbox(one)]));
}

function mailbox({ name, address }: { name: string; address?: string | undefined }): Mailbox {
  return { name: oneLine(name), address: oneLine(address ?? "") };
}

/** Text of a header without line ends and control characters. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/** Message ids of `References` and `In-Reply-To`, oldest first, each once. */
export function referencesOf({ references = "", inReplyTo = "" }: Email): string[] {
  return [...new Set(`${references} ${inReplyTo}`.match(/<[^<>\s]{1,500}>/g) ?? [])].slice(0, 1000);
}

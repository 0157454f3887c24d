import type { ContactFacts, ContactRecord, ContactRow } from "@tallenne/contracts";
import {
  type CalendarDate,
  type ContactId,
  type DisposalId,
  type SittingId,
  helsinkiDateOf,
  isPast,
} from "@tallenne/domain";
import { carrying, type PendingEvent } from "@tallenne/store";

/** A contact as the catalogue keeps it: the record of intake, and what has happened to it since. */
export interface Contact extends ContactRecord {
  readonly version: number;
  readonly startedOn: CalendarDate;
  readonly heard: readonly Heard[];
  /** Set when its bucket version is closed: from then on neither hold nor link reaches it. */
  readonly disposal: DisposalId | null;
  /** Events until the relay has carried them on (flows D20). */
  readonly pending: readonly PendingEvent[];
  readonly isPending: boolean;
}

/** That it was heard: shown to its adviser (T-P15). */
interface Heard {
  readonly sitting: SittingId;
  readonly on: CalendarDate;
  readonly role: string;
}

/** What stays of a deleted contact: no personal data (domain-retention §6). */
export interface Tombstone {
  readonly id: ContactId;
  readonly version: number;
  readonly register: string;
  readonly class: string;
  readonly lastDay: CalendarDate;
  readonly disposal: DisposalId;
}

/** Whether it may be read at all on a day: not disputed, not past, not in disposal. */
export function isReadable(
  contact: Pick<Contact, "class" | "lastDay" | "disposal">,
  today: CalendarDate,
): boolean {
  return contact.class !== "disputed" && contact.disposal === null && !isPast(contact.lastDay, today);
}

/** What a decision may know of it. */
export function factsOf(contact: Contact): ContactFacts {
  return {
    id: contact.id,
    register: contact.register,
    class: contact.class,
    channel: contact.channel,
    line: contact.line,
    unit: contact.unit,
    agent: contact.agent,
    startedOn: contact.startedOn,
    lastDay: contact.lastDay,
    open: contact.class !== "disputed" && contact.disposal === null,
  };
}

/** Its row in a list. `heard` is given only to its own adviser. */
export function rowOf(
  contact: Contact,
  today: CalendarDate,
  more: { readonly heard: "shown" | "left-out" },
): ContactRow {
  return {
    id: contact.id,
    register: contact.register,
    channel: contact.channel,
    line: contact.line,
    unit: contact.unit,
    agent: contact.agent,
    direction: contact.direction,
    startedAt: contact.startedAt,
    endedAt: contact.endedAt,
    durationMs: contact.durationMs,
    anchorDate: contact.anchorDate,
    lastDay: contact.lastDay,
    state: stateOn(contact, today),
    masked: Object.values(contact.masks).reduce((sum, count) => sum + count, 0),
    attachments: contact.parts.filter(({ kind }) => kind.startsWith("attachment-")).length,
    ...(more.heard === "shown" ? { heard: contact.heard.map(({ on, role }) => ({ on, role })) } : {}),
  };
}

/** The contact made of intake's record. */
export function contactFrom(
  record: ContactRecord,
  pending: readonly PendingEvent[],
): Omit<Contact, "version"> {
  return {
    ...record,
    startedOn: helsinkiDateOf(record.startedAt),
    heard: [],
    disposal: null,
    ...carrying(pending),
  };
}

function stateOn(contact: Contact, today: CalendarDate): ContactRow["state"] {
  if (!isReadable(contact, today)) return "purging";
  return contact.lastDay === today ? "last-day" : "kept";
}

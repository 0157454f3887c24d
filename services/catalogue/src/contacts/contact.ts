import type { ContactFacts, ContactRecord, ContactRow, TranscriptKept } from "@tallenne/contracts";
import {
  type CalendarDate,
  type CaseId,
  type ContactId,
  type DisposalId,
  type Freeze,
  type Hold,
  type Keeping,
  type SittingId,
  helsinkiDateOf,
  isPast,
  keptClass,
  keptFor,
  ownLastDay,
} from "@tallenne/domain";
import { carrying, type PendingEvent } from "@tallenne/store";

/** A contact as the catalogue keeps it: the record of intake, and what has happened to it since. */
export interface Contact extends ContactRecord {
  readonly version: number;
  readonly startedOn: CalendarDate;
  readonly heard: readonly Heard[];
  /** Set when its bucket version is closed: from then on neither hold nor link reaches it. */
  readonly disposal: DisposalId | null;
  /** What lies over its own term (domain: keeping). Written by `changeKeeping` alone. */
  readonly holds: readonly Hold[];
  readonly freezes: readonly Freeze[];
  readonly erasure: Keeping["erasure"];
  /** Last day it is kept for anybody, as its holds and freezes stand. */
  readonly keptUntil: CalendarDate;
  /** Counts changes of its keeping, for If-Match: the document's own version also counts events carried on. */
  readonly keepingVersion: number;
  /** What it is found by that is kept longer, or goes early: few contacts have any. */
  readonly marks: readonly KeepingMark[];
  /** Transcripts that came after it, in their order. */
  readonly transcripts: readonly TranscriptKept[];
  /** Statements of whom it is about, by decisions of their requests; their words lie sealed in the reading-room. */
  readonly rectified: readonly Rectified[];
  /** Events until the relay has carried them on (flows D20). */
  readonly pending: readonly PendingEvent[];
  readonly isPending: boolean;
}

/** `waiting`: a hold waits for a second person. `early`: it goes before its bucket's own day. A case: one of its holds names it. */
export type KeepingMark = "held" | "waiting" | "frozen" | "early" | CaseId;

/** A statement that stands beside a contact: by which request, since when, and the digest of its sealed words. */
interface Rectified {
  readonly case: CaseId;
  readonly on: CalendarDate;
  readonly digest: string;
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

/** Whether everybody who might otherwise read it may on a day: not disputed, not in disposal, its own term not past. */
export function isReadable(
  contact: Pick<Contact, "class" | "lastDay" | "disposal" | "erasure">,
  today: CalendarDate,
): boolean {
  return isOpen(contact) && !isPast(ownLastDay(contact), today);
}

function isOpen(contact: Pick<Contact, "class" | "disposal">): boolean {
  return contact.class !== "disputed" && contact.disposal === null;
}

/** Cases for which it may be read on a day although its own term is past. */
export function keptForOn(contact: Contact, today: CalendarDate) {
  return isOpen(contact) ? keptFor(contact, today) : [];
}

/** What a decision may know of it on a day. */
export function factsOf(contact: Contact, today: CalendarDate): ContactFacts {
  return {
    id: contact.id,
    register: contact.register,
    class: contact.class,
    channel: contact.channel,
    line: contact.line,
    unit: contact.unit,
    agent: contact.agent,
    startedOn: contact.startedOn,
    lastDay: ownLastDay(contact),
    keptFor: keptForOn(contact, today).map((one) => one.case),
    open: isOpen(contact),
  };
}

/** Its row in a list. `heard` is given only to its own adviser; who served stays out of a quality project, which sees a sample without people (T-A4.9). */
export function rowOf(
  contact: Contact,
  today: CalendarDate,
  more: { readonly heard: "shown" | "left-out"; readonly purpose?: string },
): ContactRow {
  return {
    id: contact.id,
    register: contact.register,
    channel: contact.channel,
    line: contact.line,
    unit: contact.unit,
    agent: more.purpose === "p2" ? null : contact.agent,
    direction: contact.direction,
    startedAt: contact.startedAt,
    endedAt: contact.endedAt,
    durationMs: contact.durationMs,
    anchorDate: contact.anchorDate,
    lastDay: ownLastDay(contact),
    keptUntil: contact.keptUntil,
    keeping: keptClass(contact),
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
    holds: [],
    freezes: [],
    erasure: null,
    keptUntil: record.lastDay,
    keepingVersion: 0,
    marks: [],
    transcripts: [],
    rectified: [],
    ...carrying(pending),
  };
}

function stateOn(contact: Contact, today: CalendarDate): ContactRow["state"] {
  if (!isOpen(contact) || isPast(contact.keptUntil, today)) return "purging";
  return contact.keptUntil === today ? "last-day" : "kept";
}

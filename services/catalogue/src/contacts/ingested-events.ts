import { type ContactRecord, type LedgerEntry, parseEntry } from "@tallenne/contracts";
import { type CaseId, type ContactId, type Instant, instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import type { PendingEvent } from "@tallenne/store";

interface EventPorts {
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A numbered event of the feed (flows D20). */
export interface FeedEvent {
  readonly kind:
    | "contact-recorded"
    | "contact-entombed"
    | "wraps-replaced"
    | "keeping-changed"
    | "case-closed"
    | "request-registered";
  readonly contact: ContactId | null;
  /** The request registered. */
  readonly case?: CaseId;
  readonly at: Instant;
}

/** The feed event and the ledger entries of a contact taken in: they lie inside its document until the relay has carried them on. */
export function ingestedEvents(ports: EventPorts, record: ContactRecord): readonly PendingEvent[] {
  const entries: LedgerEntry[] = [
    entryOf(ports, record, "contact.ingested", {
      register: record.register,
      class: record.class,
      anchorDate: record.anchorDate,
      lastDay: record.lastDay,
      bucket: record.bucket,
      noticeVersion: record.noticeVersion,
    }),
    ...record.parts
      .filter(
        ({ kind }) =>
          kind === "peaks" || kind === "silence" || (kind === "text" && record.channel !== "chat"),
      )
      .map(({ kind }) => entryOf(ports, record, "contact.derivative.created", { kind })),
    ...(Object.keys(record.masks).length > 0
      ? [entryOf(ports, record, "contact.masked", { counts: record.masks })]
      : []),
  ];
  return [
    feedEvent(ports, "contact-recorded", record.id),
    ...entries.map((entry) => trailEvent(ports, entry)),
  ];
}

/** An event for the feed that consumers read by number. */
export function feedEvent(
  ports: EventPorts,
  kind: FeedEvent["kind"],
  contact: ContactId | null,
): PendingEvent {
  const body: FeedEvent = { kind, contact, at: instantOf(ports.clock.now()) };
  return { id: ports.chance.id("event"), kind, body };
}

/** An entry that the relay pushes to the ledger; its id makes that idempotent. */
export function trailEvent(ports: Pick<EventPorts, "chance">, entry: LedgerEntry): PendingEvent {
  return { id: ports.chance.id("event"), kind: "trail", trail: entry };
}

function entryOf(
  ports: EventPorts,
  record: ContactRecord,
  action: LedgerEntry["action"],
  facts: Record<string, unknown>,
): LedgerEntry {
  return parseEntry({
    v: 1,
    id: ports.chance.id("entry"),
    at: instantOf(ports.clock.now()),
    date: ports.calendar.today(),
    actor: record.source,
    action,
    objects: [record.id],
    outcome: "done",
    operation: "recordContact",
    facts,
  });
}

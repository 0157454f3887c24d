import { type LedgerEntry, type ProblemSlug, parseEntry, refuse } from "@tallenne/contracts";
import {
  type CaseId,
  type ContactId,
  type Keeping,
  type KeepingRefusal,
  type KeepingResult,
  instantOf,
  isHoldWaiting,
  keptUntil,
  readBucket,
} from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying } from "@tallenne/store";
import type { Contact, KeepingMark } from "./contact.ts";
import type { Contacts } from "./contacts.ts";
import { feedEvent, trailEvent } from "./ingested-events.ts";

interface KeepingPorts {
  readonly contacts: Contacts;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly feed: { wake(): void };
}

/** One change of what lies over a contact's term, and what the ledger is told of it. */
export interface KeepingChange {
  /** Runs more than once where somebody came between; the keeping unchanged leaves the document as it is. */
  readonly change: (keeping: Keeping, contact: Contact) => KeepingResult;
  /** The steward believes the ledger alone: a change without its entry would end as a dispute. */
  readonly entries: readonly LedgerEntry[] | ((changed: Keeping) => readonly LedgerEntry[]);
  readonly ifMatch?: number | undefined;
}

/** What a refusal of the rules is for whoever asked. */
const told: Readonly<Record<KeepingRefusal, ProblemSlug>> = {
  expired: "gone",
  "not-holdable": "not-holdable",
  "past-ceiling": "hold-too-long",
  "not-later": "bad-input",
  "standing-already": "changed-meanwhile",
  "second-person": "second-person",
  "no-such": "changed-meanwhile",
};

/**
 * The one write of holds, freezes and erasures (flows D14): what lies over the term, the last day that follows from it, the event for the feed and
 * the entries for the ledger in one document. Refused `gone` once its bucket is closed for it, `changed-meanwhile` when somebody else was first.
 */
export function changeKeeping(ports: KeepingPorts) {
  return async (id: ContactId, { change, entries, ifMatch }: KeepingChange): Promise<Contact> => {
    const changed = await ports.contacts.rows.change(id, (contact) => {
      if (contact.disposal !== null || contact.class === "disputed") throw refuse("gone");
      if (ifMatch !== undefined && ifMatch !== contact.keepingVersion) throw refuse("changed-meanwhile");
      const { keeping, refused } = change(keepingOf(contact), contact);
      if (refused !== undefined) throw refusalFor(refused);
      if (isSame(keeping, contact)) return undefined;
      const trail = typeof entries === "function" ? entries(keeping) : entries;
      return {
        ...contact,
        ...keepingFields(keeping, contact),
        keepingVersion: contact.keepingVersion + 1,
        ...carrying([
          ...contact.pending,
          feedEvent(ports, "keeping-changed", id),
          ...trail.map((entry) => trailEvent(ports, entry)),
        ]),
      };
    });
    if (changed === undefined) throw refuse("unknown");
    ports.feed.wake();
    return changed;
  };
}

/** What of a contact decides how long it is kept. */
export function keepingOf({ anchorDate, lastDay, holds, freezes, erasure }: Contact): Keeping {
  return { anchorDate, lastDay, holds, freezes, erasure };
}

/** The fields that follow from its keeping and from where its keys lie. */
export function keepingFields(
  keeping: Keeping,
  { class: kept, bucket }: Pick<Contact, "class" | "bucket">,
): Pick<Contact, "holds" | "freezes" | "erasure" | "keptUntil" | "marks"> {
  const { holds, freezes, erasure } = keeping;
  const until = keptUntil(keeping);
  const standing = holds.filter(({ state }) => state === "asked" || state === "in-force");
  const marks = new Set<KeepingMark>(standing.map((hold): CaseId => hold.case));
  if (standing.length > 0) marks.add("held");
  if (standing.some(isHoldWaiting)) marks.add("waiting");
  if (freezes.some(({ releasedOn }) => releasedOn === null)) marks.add("frozen");
  const ends = readBucket(bucket)?.lastDay;
  if (ends !== undefined && until < ends && (kept !== "standard" || erasure !== null)) marks.add("early");
  return { holds, freezes, erasure, keptUntil: until, marks: [...marks] };
}

/** An entry by the catalogue itself, for what ends without anybody doing anything. */
export function ownEntry(
  { calendar, clock, chance }: Pick<KeepingPorts, "calendar" | "clock" | "chance">,
  words: Pick<LedgerEntry, "action" | "objects" | "facts">,
): LedgerEntry {
  return parseEntry({
    v: 1,
    id: chance.id("entry"),
    at: instantOf(clock.now()),
    date: calendar.today(),
    actor: "service:catalogue",
    outcome: "done",
    ...words,
  });
}

function refusalFor(refused: KeepingRefusal) {
  if (refused !== "not-later") return refuse(told[refused]);
  return refuse("bad-input", { findings: [{ pointer: "/until", code: "out-of-bounds" }] });
}

function isSame(keeping: Keeping, { holds, freezes, erasure }: Contact): boolean {
  return keeping.holds === holds && keeping.freezes === freezes && keeping.erasure === erasure;
}

import {
  type PartView,
  parseEntry,
  refuse,
  transcriptKinds,
  type TranscriptKind,
  type WrapView,
} from "@tallenne/contracts";
import { type ContactId, instantOf, isPast, type SourceId } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying } from "@tallenne/store";
import type { Contact } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import { feedEvent, trailEvent } from "../contacts/ingested-events.ts";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface RecordLatePartPorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A part that intake has sealed and put, and the key it opens with. */
export interface LatePart {
  readonly contact: ContactId;
  readonly source: SourceId;
  readonly part: PartView;
  readonly wrap: WrapView;
  readonly mark: string;
}

/**
 * Adds a part that came after its contact, with its own key, in one change of the row: a transcript is never put in place of another (formats §14). The same
 * mark again is answered with what was kept first. Throws `bucket-closed` when the keys of the contact lie elsewhere or are dying, `conflict` when
 * another transcript took its number meanwhile: intake begins again with what it is told then.
 */
export function recordLatePart(ports: RecordLatePartPorts) {
  return async (late: LatePart): Promise<{ readonly part: TranscriptKind; readonly first: boolean }> => {
    const kind = transcriptKinds.find((one) => one === late.part.kind);
    if (kind === undefined || late.wrap.kind !== kind)
      throw refuse("bad-input", { findings: [{ pointer: "/part/kind", code: "wrong-word" }] });
    // A key that enters after its bucket closed would be left behind; one that slips in between is seen when the others are moved (replaceWraps).
    if (!(await ports.sealingKeys.isOpen(late.wrap.bucket, late.wrap.bucketVersion)))
      throw refuse("bucket-closed");
    let known: TranscriptKind | undefined;
    const changed = await ports.contacts.rows.change(late.contact, (contact) => {
      known = contact.transcripts.find(({ mark }) => mark === late.mark)?.part;
      return known === undefined ? withPart(contact, late, kind) : undefined;
    });
    if (known !== undefined) return { part: known, first: false };
    if (changed === undefined) throw refuse("unknown");
    return { part: kind, first: true };
  };

  function withPart(contact: Contact, { source, part, wrap, mark }: LatePart, kind: TranscriptKind): Contact {
    if (isPast(contact.keptUntil, ports.calendar.today())) throw refuse("already-expired");
    const isElsewhere = wrap.bucket !== contact.bucket || wrap.bucketVersion !== contact.bucketVersion;
    if (isElsewhere || contact.disposal !== null) throw refuse("bucket-closed");
    if (kind !== transcriptKinds[contact.transcripts.length]) throw refuse("conflict");
    const entry = parseEntry({
      v: 1,
      id: ports.chance.id("entry"),
      at: instantOf(ports.clock.now()),
      date: ports.calendar.today(),
      actor: source,
      action: "contact.derivative.created",
      objects: [contact.id],
      outcome: "done",
      operation: "recordLatePart",
      facts: { kind },
    });
    return {
      ...contact,
      parts: [...contact.parts, part],
      wraps: [...contact.wraps, wrap],
      transcripts: [...contact.transcripts, { part: kind, mark }],
      ...carrying([
        ...contact.pending,
        trailEvent(ports, entry),
        // Whoever locks what is held looks at its objects again.
        ...(contact.marks.length > 0 ? [feedEvent(ports, "keeping-changed", contact.id)] : []),
      ]),
    };
  }
}

import { type ContactRecord, type Finding, refuse } from "@tallenne/contracts";
import { type CalendarDate, type ContactId, isPast } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { Duplicate } from "@tallenne/store";
import { bucketCovers, bucketNamed } from "@tallenne/vault";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";
import { contactFrom } from "./contact.ts";
import type { Contacts } from "./contacts.ts";
import { ingestedEvents } from "./ingested-events.ts";

interface RecordContactPorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** What intake is told. */
export interface Recorded {
  readonly contact: ContactId;
  readonly first: boolean;
  readonly lastDay: CalendarDate;
}

/**
 * The one insert (flows J1.8): record, wraps, term and pending events in one document. The same source key with the same content mark is answered
 * with what was kept first; with another mark refused `other-content`. Keys in a bucket that is not the contact's own are refused. A contact whose last day is past is refused, and so is one whose bucket
 * version is closed: intake wraps again to a newer one.
 */
export function recordContact(ports: RecordContactPorts) {
  return async (record: ContactRecord): Promise<Recorded> => {
    const findings = findingsOfKeys(record);
    if (findings.length > 0) throw refuse("bad-input", { findings });
    const known = await firstAnswer(ports.contacts, record);
    if (known !== undefined) return known;
    if (isPast(record.lastDay, ports.calendar.today())) throw refuse("already-expired");
    if (!(await ports.sealingKeys.isOpen(record.bucket, record.bucketVersion))) throw refuse("bucket-closed");
    try {
      await ports.contacts.rows.insert(contactFrom(record, ingestedEvents(ports, record)));
    } catch (failure) {
      if (!(failure instanceof Duplicate)) throw failure;
      const first = await firstAnswer(ports.contacts, record);
      if (first === undefined) throw failure;
      return first;
    }
    // A bucket may have closed between the look and the insert; its members were then listed without this one, so it must not stay.
    if (await ports.sealingKeys.isOpen(record.bucket, record.bucketVersion))
      return { contact: record.id, first: true, lastDay: record.lastDay };
    await ports.contacts.rows.remove(record.id);
    throw refuse("bucket-closed");
  };
}

/** All keys of a contact lie in the one bucket of its register, class and last day (flows D12): in another they would live too long or too short. */
function findingsOfKeys({
  bucket,
  bucketVersion,
  wraps,
  register,
  class: kept,
  lastDay,
}: ContactRecord): Finding[] {
  const findings: Finding[] = [];
  if (!covers(bucket, { register, class: kept, lastDay }))
    findings.push({ pointer: "/bucket", code: "other-bucket" });
  for (const [at, wrap] of wraps.entries())
    if (wrap.bucket !== bucket || wrap.bucketVersion !== bucketVersion)
      findings.push({ pointer: `/wraps/${at}`, code: "other-bucket" });
  return findings;
}

function covers(bucket: string, item: Parameters<typeof bucketCovers>[1]): boolean {
  try {
    return bucketCovers(bucketNamed(bucket), item);
  } catch {
    // No such name: nothing lies in it.
    return false;
  }
}

async function firstAnswer(contacts: Contacts, record: ContactRecord): Promise<Recorded | undefined> {
  const { rows } = await contacts.rows.find({
    where: { field: "sourceKey", is: record.sourceKey },
    limit: 1,
  });
  const kept = rows[0];
  if (kept === undefined) return undefined;
  if (kept.contentMark !== record.contentMark) throw refuse("other-content");
  return { contact: kept.id, first: false, lastDay: kept.lastDay };
}

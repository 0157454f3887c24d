import { dueContacts, entriesAbout, type LedgerEntry } from "@tallenne/contracts";
import {
  type CalendarDate,
  type ContactId,
  type Policy,
  type RegisterCode,
  readBucket,
} from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import type { DisposedObject } from "../disposals/disposal.ts";
import { verdictOn } from "../rules/computed-term.ts";

/** Members of a bucket version, with what the steward itself thinks of each. */
export interface BucketMembers {
  readonly contacts: readonly ContactId[];
  readonly objects: readonly DisposedObject[];
  readonly disputed: readonly DisputedTerm[];
}

/** A contact whose last day catalogue and steward compute differently. */
interface DisputedTerm {
  readonly contact: ContactId;
  readonly stated: CalendarDate;
  readonly computed: CalendarDate | "unknown";
}

/** A bucket version that is due. */
export interface DueBucket extends BucketMembers {
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly register: RegisterCode;
  readonly lastDay: CalendarDate;
}

/** Milliseconds a peer may take for an order about many contacts. */
export const orderWithin = 60_000;

/**
 * Everything due before `day` begins, each term computed again; `skip` names bucket versions (`bucket#version`) that need no look. Reads only. A
 * bucket whose own name says that its day is not past is left out, whatever the catalogue says.
 */
export async function findDue(
  peers: Peers,
  day: CalendarDate,
  more: { readonly policies: readonly Policy[]; readonly skip?: ReadonlySet<string> },
): Promise<readonly DueBucket[]> {
  const { buckets } = await peers.call(dueContacts, { body: { day } }, { within: orderWithin });
  const found: DueBucket[] = [];
  for (const { bucket, bucketVersion, register } of buckets) {
    const ends = readBucket(bucket)?.lastDay;
    if (ends === undefined || ends >= day || more.skip?.has(`${bucket}#${bucketVersion}`)) continue;
    const members = await membersOf(peers, { day, bucket, bucketVersion }, more.policies);
    found.push({ bucket, bucketVersion, register, lastDay: ends, ...members });
  }
  return found;
}

/** Members of one bucket version as the catalogue lists them now. */
export async function membersOf(
  peers: Peers,
  asked: { readonly day: CalendarDate; readonly bucket: string; readonly bucketVersion: number },
  policies: readonly Policy[],
): Promise<BucketMembers> {
  const contacts: ContactId[] = [];
  const objects: DisposedObject[] = [];
  const disputed: DisputedTerm[] = [];
  let after: string | undefined;
  do {
    const body = { ...asked, ...(after === undefined ? {} : { after }) };
    const page = await peers.call(dueContacts, { body }, { within: orderWithin });
    const told = await ingestedEntries(
      peers,
      page.members.map(({ id }) => id),
    );
    for (const member of page.members) {
      const own = { ingested: told.get(member.id), policies, bucket: asked.bucket, today: asked.day };
      const verdict = verdictOn(member, own);
      if (verdict.is === "disputed") {
        disputed.push({ contact: member.id, stated: member.lastDay, computed: verdict.computed });
        continue;
      }
      contacts.push(member.id);
      objects.push(...member.parts.map(({ key, version }) => ({ contact: member.id, key, version })));
    }
    after = page.next;
  } while (after !== undefined);
  return { contacts, objects, disputed };
}

/** The first thing the ledger was told of each: it answers newest first, so the last one counts. A second entry about the same contact changes nothing. */
async function ingestedEntries(
  peers: Peers,
  ids: readonly ContactId[],
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const told = new Map<string, LedgerEntry>();
  if (ids.length === 0) return told;
  const body = { objects: [...ids], action: "contact.ingested" as const };
  const { entries } = await peers.call(entriesAbout, { body }, { within: orderWithin });
  for (const entry of entries) for (const id of entry.objects) told.set(id, entry);
  return told;
}

import { dueContacts, entriesAbout, type LedgerEntry } from "@tallenne/contracts";
import {
  type CalendarDate,
  type ContactId,
  type Policy,
  type BucketRegister,
  readBucket,
} from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import type { DisposedObject } from "../disposals/disposal.ts";
import { verdictOn } from "../rules/computed-term.ts";
import { keepingEntries } from "../rules/told-keeping.ts";

/** Members of a bucket version, with what the steward itself thinks of each. */
export interface BucketMembers {
  readonly contacts: readonly ContactId[];
  readonly objects: readonly DisposedObject[];
  readonly disputed: readonly DisputedTerm[];
  /** Both agree that they are kept longer: their keys move before the bucket dies. */
  readonly survivors: readonly Survivor[];
  /** The ledger has not been told everything of them: nothing is decided yet. */
  readonly waiting: number;
}

/** A contact that outlives a bucket version, and where its keys belong. */
interface Survivor {
  readonly contact: ContactId;
  readonly class: "standard" | "held" | "frozen";
  readonly bucket: string;
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
  readonly register: BucketRegister;
  readonly lastDay: CalendarDate;
}

/**
 * Requests registered before the day lack their candidates: what they ask for may be among what is due, and nothing may be destroyed (flows J5.2;
 * T-Q2).
 */
export class RequestsUnlocated extends Error {
  readonly code = "requests-unlocated";
  readonly waiting: number;

  constructor(waiting: number) {
    super("requests lack their candidates");
    this.name = "RequestsUnlocated";
    this.waiting = waiting;
  }
}

/** Milliseconds a peer may take for an order about many contacts. */
export const orderWithin = 60_000;

/**
 * Everything due before `day` begins, each term computed again; `skip` names bucket versions (`bucket#version`) that need no look. Reads only. A
 * bucket whose own name says that its day is not past is left out, whatever the catalogue says; but for one of which it says that members were released
 * or erased: it goes where at least one of them is over by the steward's own reckoning too, and all others move.
 */
export async function findDue(
  peers: Peers,
  day: CalendarDate,
  more: {
    readonly policies: readonly Policy[];
    readonly skip?: ReadonlySet<string>;
    /** Nothing is looked at while requests wait for their candidates: who only previews looks all the same. */
    readonly heedsRequests?: boolean;
  },
): Promise<readonly DueBucket[]> {
  const { buckets, waiting = 0 } = await peers.call(dueContacts, { body: { day } }, { within: orderWithin });
  if (more.heedsRequests === true && waiting > 0) throw new RequestsUnlocated(waiting);
  const found: DueBucket[] = [];
  for (const { bucket, bucketVersion, register, early = false } of buckets) {
    const ends = readBucket(bucket)?.lastDay;
    if (ends === undefined || more.skip?.has(`${bucket}#${bucketVersion}`)) continue;
    if (ends >= day && !early) continue;
    const members = await membersOf(peers, { day, bucket, bucketVersion }, more.policies);
    if (ends >= day && members.contacts.length + members.disputed.length === 0) continue;
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
  const survivors: Survivor[] = [];
  let waiting = 0;
  let after: string | undefined;
  do {
    const body = { ...asked, ...(after === undefined ? {} : { after }) };
    const page = await peers.call(dueContacts, { body }, { within: orderWithin });
    const told = await entriesOf(
      peers,
      page.members.map(({ id }) => id),
    );
    for (const member of page.members) {
      const { ingested, keeping } = told(member.id);
      const own = { ingested, keeping, policies, bucket: asked.bucket, today: asked.day };
      const verdict = verdictOn(member, own);
      if (verdict.is === "disputed")
        disputed.push({ contact: member.id, stated: member.keptUntil, computed: verdict.computed });
      else if (verdict.is === "kept")
        survivors.push({ contact: member.id, class: verdict.class, bucket: verdict.bucket });
      else if (verdict.is === "waits") waiting += 1;
      else {
        contacts.push(member.id);
        objects.push(...member.parts.map(({ key, version }) => ({ contact: member.id, key, version })));
      }
    }
    after = page.next;
  } while (after !== undefined);
  return { contacts, objects, disputed, survivors, waiting };
}

/** What the ledger was told of a contact: when it was taken in, and of its holds, freezes and erasure since. */
type ToldOf = (id: ContactId) => {
  readonly ingested: LedgerEntry | undefined;
  readonly keeping: readonly LedgerEntry[];
};

async function entriesOf(peers: Peers, ids: readonly ContactId[]): Promise<ToldOf> {
  const ingested = new Map<string, LedgerEntry>();
  const keeping = new Map<string, LedgerEntry[]>();
  if (ids.length === 0) return () => ({ ingested: undefined, keeping: [] });
  const body = { objects: [...ids], actions: ["contact.ingested" as const, ...keepingEntries] };
  const { entries } = await peers.call(entriesAbout, { body }, { within: orderWithin });
  for (const entry of entries)
    for (const id of entry.objects)
      // Newest first: the first thing it was told counts, and a second entry about the same contact changes nothing.
      if (entry.action === "contact.ingested") ingested.set(id, entry);
      else keeping.set(id, [...(keeping.get(id) ?? []), entry]);
  return (id) => ({ ingested: ingested.get(id), keeping: keeping.get(id) ?? [] });
}

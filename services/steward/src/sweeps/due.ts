import { dueContacts, entriesAbout, type LedgerEntry } from "@tallenne/contracts";
import type { CalendarDate, ContactId, Register, RegisterCode } from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import type { DisposedObject } from "../disposals/disposal.ts";
import { verdictOn } from "../rules/computed-term.ts";

/** A bucket version that is due, with what the steward itself thinks of each member. */
export interface DueBucket {
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly register: RegisterCode;
  readonly lastDay: CalendarDate;
  readonly contacts: readonly ContactId[];
  readonly objects: readonly DisposedObject[];
  readonly disputed: readonly {
    readonly contact: ContactId;
    readonly stated: CalendarDate;
    readonly computed: CalendarDate | "unknown";
  }[];
}

/** Everything due before `day` begins, each term computed again. Reads only. */
export async function findDue(
  peers: Peers,
  day: CalendarDate,
  registers: readonly Register[],
): Promise<readonly DueBucket[]> {
  const { buckets } = await peers.call(dueContacts, { body: { day } });
  const found: DueBucket[] = [];
  for (const { bucket, bucketVersion, register, lastDay } of buckets) {
    if (lastDay >= day) continue;
    found.push({
      bucket,
      bucketVersion,
      register,
      lastDay,
      ...(await membersOf(peers, { day, bucket, bucketVersion }, registers)),
    });
  }
  return found;
}

async function membersOf(
  peers: Peers,
  asked: { readonly day: CalendarDate; readonly bucket: string; readonly bucketVersion: number },
  registers: readonly Register[],
): Promise<Pick<DueBucket, "contacts" | "objects" | "disputed">> {
  const contacts: ContactId[] = [];
  const objects: DisposedObject[] = [];
  const disputed: DueBucket["disputed"][number][] = [];
  let after: string | undefined;
  do {
    const page = await peers.call(dueContacts, {
      body: { ...asked, ...(after === undefined ? {} : { after }) },
    });
    const told = await ingestedEntries(
      peers,
      page.members.map(({ id }) => id),
    );
    for (const member of page.members) {
      const verdict = verdictOn(member, told.get(member.id), registers);
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

async function ingestedEntries(
  peers: Peers,
  ids: readonly ContactId[],
): Promise<ReadonlyMap<string, LedgerEntry>> {
  if (ids.length === 0) return new Map();
  const { entries } = await peers.call(entriesAbout, {
    body: { objects: [...ids], action: "contact.ingested" },
  });
  return new Map(entries.flatMap((entry) => entry.objects.map((id) => [id, entry] as const)));
}

import {
  type CalendarDate,
  type ContactId,
  type DisposalId,
  addDays,
  keptClass,
  openEnd,
} from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { Contact } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface CloseBucketPorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
  readonly calendar: Calendar;
}

interface CloseBucketCommand {
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly disposal: DisposalId;
  readonly disputed: readonly ContactId[];
}

/** What closing found: members on their way out, and survivors with the bucket their keys must move to. */
export interface ClosedBucket {
  readonly members: number;
  readonly survivors: readonly { readonly contact: ContactId; readonly bucket: string }[];
}

/** Days for which the keys of a freeze without an end lie in one bucket; then they move again. */
const frozenDays = 30;

/**
 * Closes a bucket version (flows J5.4): first no wrap enters any more, then each member whose time is over is stamped, so that neither hold, freeze nor
 * link reaches it; decided in the very write, so that a hold that came first makes a survivor. Survivors move to the bucket of their new last day and
 * stay readable. Those the steward disputes survive in the `disputed` bucket: unreadable, undestroyed. Repeating it gives the same answer.
 */
export function closeBucket({ contacts, sealingKeys, calendar }: CloseBucketPorts) {
  return async ({ bucket, bucketVersion, disposal, disputed }: CloseBucketCommand): Promise<ClosedBucket> => {
    await sealingKeys.close(bucket, bucketVersion);
    const today = calendar.today();
    const unclear = new Set<ContactId>(disputed);
    const survivors: { contact: ContactId; bucket: string }[] = [];
    let members = 0;
    let after: string | undefined;
    do {
      const page = await contacts.membersOf(bucket, bucketVersion, {
        limit: 500,
        ...(after === undefined ? {} : { after }),
      });
      const closed = await Promise.all(
        page.rows.map(({ id }) => closeFor(contacts, id, { disposal, isDisputed: unclear.has(id), today })),
      );
      for (const contact of closed) {
        if (contact === undefined) continue;
        const { id, register, lastDay } = contact;
        if (unclear.has(id)) survivors.push({ contact: id, bucket: `${register}/disputed/${lastDay}` });
        else if (contact.disposal === disposal) members += 1;
        else survivors.push({ contact: id, bucket: bucketKept(contact, today) });
      }
      after = page.next;
    } while (after !== undefined);
    return { members, survivors };
  };
}

/** The bucket of what is kept longer; within its own term its own one, under the next version. */
function bucketKept(contact: Contact, today: CalendarDate): string {
  const { register, keptUntil, bucket, lastDay } = contact;
  const kept = keptClass(contact);
  if (kept === "standard") return contact.class === "standard" ? bucket : `${register}/standard/${lastDay}`;
  return `${register}/${kept}/${keptUntil === openEnd ? addDays(today, frozenDays) : keptUntil}`;
}

async function closeFor(
  contacts: Contacts,
  id: ContactId,
  asked: {
    readonly disposal: DisposalId;
    readonly isDisputed: boolean;
    readonly today: CalendarDate;
  },
): Promise<Contact | undefined> {
  const { disposal, isDisputed, today } = asked;
  return contacts.rows.change(id, (contact) =>
    contact.disposal === disposal || (!isDisputed && contact.keptUntil >= today)
      ? undefined
      : { ...contact, disposal },
  );
}

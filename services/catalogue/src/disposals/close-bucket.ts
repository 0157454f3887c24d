import { type CalendarDate, type ContactId, type DisposalId } from "@tallenne/domain";
import type { Contacts } from "../contacts/contacts.ts";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface CloseBucketPorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
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

/**
 * Closes a bucket version (flows J5.4): first no wrap enters any more, then each member is stamped, so that neither hold nor link reaches it. Those
 * the steward disputes survive in the `disputed` bucket of their day: unreadable, undestroyed. Repeating it gives the same answer.
 */
export function closeBucket({ contacts, sealingKeys }: CloseBucketPorts) {
  return async ({ bucket, bucketVersion, disposal, disputed }: CloseBucketCommand): Promise<ClosedBucket> => {
    await sealingKeys.close(bucket, bucketVersion);
    const surviving = new Set<ContactId>(disputed);
    const survivors: { contact: ContactId; bucket: string }[] = [];
    let members = 0;
    let after: string | undefined;
    do {
      const page = await contacts.membersOf(bucket, bucketVersion, {
        limit: 500,
        ...(after === undefined ? {} : { after }),
      });
      await Promise.all(page.rows.map(({ id }) => stamp(contacts, id, disposal)));
      for (const { id, register, lastDay } of page.rows) {
        if (surviving.has(id)) survivors.push({ contact: id, bucket: disputedBucket(register, lastDay) });
        else members += 1;
      }
      after = page.next;
    } while (after !== undefined);
    return { members, survivors };
  };
}

/** Bucket in which contacts wait whose last day catalogue and steward compute differently. */
function disputedBucket(register: string, lastDay: CalendarDate): string {
  return `${register}/disputed/${lastDay}`;
}

async function stamp(contacts: Contacts, id: ContactId, disposal: DisposalId): Promise<void> {
  await contacts.rows.change(id, (contact) =>
    contact.disposal === disposal ? undefined : { ...contact, disposal },
  );
}

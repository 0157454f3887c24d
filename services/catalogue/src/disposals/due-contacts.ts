import { type CalendarDate, type ContactId, readBucket } from "@tallenne/domain";
import type { Contact } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface DuePorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
}

/** A bucket version on whose day the sun has set. */
export interface DueBucket {
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly register: Contact["register"];
  readonly lastDay: CalendarDate;
  readonly count: number;
}

/** Members of one page. */
const pageSize = 500;

/**
 * What is due before `day` begins: every bucket version that has a member past its last day, and empty ones whose keys are still open, oldest first.
 * Disputed contacts wait for a decision and are never due by themselves.
 */
export function dueBuckets({ contacts, sealingKeys }: DuePorts) {
  return async (day: CalendarDate): Promise<readonly DueBucket[]> => {
    const due = new Map<string, DueBucket>();
    for await (const contact of contacts.lastDayBefore(day)) {
      const ends = readBucket(contact.bucket)?.lastDay;
      // A bucket by month dies with its month: what is past earlier is unreadable and waits for the others.
      if (contact.class === "disputed" || ends === undefined || ends >= day) continue;
      const id = `${contact.bucket}#${contact.bucketVersion}`;
      const count = (due.get(id)?.count ?? 0) + 1;
      const { bucket, bucketVersion, register } = contact;
      due.set(id, { bucket, bucketVersion, register, lastDay: ends, count });
    }
    for (const { id, bucket, bucketVersion, half } of await sealingKeys.openBefore(day)) {
      if (due.has(id) || half === null || half.class === "disputed") continue;
      due.set(id, { bucket, bucketVersion, register: half.register, lastDay: half.lastDay, count: 0 });
    }
    return [...due.values()].toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
  };
}

/** What the steward needs of a member to compute its term again and to remove its objects. */
export type DueMember = Pick<
  Contact,
  "register" | "class" | "channel" | "anchorDate" | "lastDay" | "noticeVersion" | "parts"
> & { readonly id: ContactId };

/** Members of one bucket version, page by page. */
export function dueMembers({ contacts }: Pick<DuePorts, "contacts">) {
  return async (
    bucket: string,
    bucketVersion: number,
    after?: string,
  ): Promise<{ readonly members: readonly DueMember[]; readonly next?: string }> => {
    const page = await contacts.membersOf(bucket, bucketVersion, {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    const members = page.rows.map(
      ({ id, register, class: retention, channel, anchorDate, lastDay, noticeVersion, parts }) => ({
        id,
        register,
        class: retention,
        channel,
        anchorDate,
        lastDay,
        noticeVersion,
        parts,
      }),
    );
    return { members, ...(page.next === undefined ? {} : { next: page.next }) };
  };
}

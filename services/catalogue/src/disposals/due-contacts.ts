import type { CalendarDate, ContactId } from "@tallenne/domain";
import type { Contact } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import type { EarlyBucket } from "../contacts/early-buckets.ts";
import type { EndedBucket } from "../contacts/ended-buckets.ts";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface DuePorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
}

/** Members of one page. */
const pageSize = 500;

/**
 * What is due before `day` begins: every bucket version with members whose day is past, those with members released or erased before it, and empty
 * ones whose keys are still open, oldest first.
 * Disputed contacts wait for a decision and are never due by themselves.
 */
export function dueBuckets({ contacts, sealingKeys }: DuePorts) {
  return async (day: CalendarDate): Promise<readonly (EndedBucket | EarlyBucket)[]> => {
    const due = new Map<string, EndedBucket | EarlyBucket>();
    for await (const ended of contacts.endedBefore(day))
      due.set(`${ended.bucket}#${ended.bucketVersion}`, ended);
    for (const early of await contacts.earlyBefore(day))
      due.set(`${early.bucket}#${early.bucketVersion}`, early);
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
  "register" | "class" | "channel" | "anchorDate" | "lastDay" | "keptUntil" | "noticeVersion" | "parts"
> & {
  readonly id: ContactId;
  /** Something of it still waits to be told to the ledger: what the steward reads there may lag behind. */
  readonly untold: boolean;
};

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
      ({
        id,
        register,
        class: retention,
        channel,
        anchorDate,
        lastDay,
        keptUntil,
        noticeVersion,
        parts,
        isPending,
      }) => ({
        id,
        register,
        class: retention,
        channel,
        anchorDate,
        lastDay,
        keptUntil,
        noticeVersion,
        parts,
        untold: isPending,
      }),
    );
    return { members, ...(page.next === undefined ? {} : { next: page.next }) };
  };
}

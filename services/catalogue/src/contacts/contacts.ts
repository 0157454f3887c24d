import type { CalendarDate, Condition, ContactId } from "@tallenne/domain";
import { type Collection, type Cursor, type Documents, keeps, keepsNothingPersonal } from "@tallenne/store";
import { type EarlyBucket, earlyBuckets } from "./early-buckets.ts";
import { type EndedBucket, endedBuckets } from "./ended-buckets.ts";
import { parseContact, parseTombstone } from "./parse-contact.ts";
import type { Contact, KeepingMark, Tombstone } from "./contact.ts";

/** Rows of contacts: plain columns hold ids, codes, times and digests of sealed bytes; personal fields only sealed (flows D13). */
const contactsKept = keeps<Contact>("catalogue.contacts", {
  register: "each contact's own",
  personal: ["envelope", "agent"],
  term: "the register's term",
  indexes: [
    // Lists walk by time and look at everything else in the index: an index that led with a register would have to sort half the archive.
    "startedAt+register+line+channel+unit+agent+startedOn+lastDay+disposal+class",
    "agent+startedAt",
    "unit+startedAt",
    "bucket+bucketVersion",
    "isPending",
  ],
  unique: ["sourceKey"],
  many: ["marks"],
  parse: parseContact,
});

/** What stays of deleted contacts. */
const tombstonesKept = keepsNothingPersonal<Tombstone>(
  "catalogue.tombstones",
  "opaque ids, register and days of deleted contacts: nobody can be found by them",
  { parse: parseTombstone },
);

/** Named queries over contacts. */
export interface Contacts {
  readonly rows: Collection<Contact>;
  readonly tombstones: Collection<Tombstone>;
  /** Known contacts among `ids`, in no order. */
  some(ids: readonly ContactId[]): Promise<readonly Contact[]>;
  /** Tombstones among `ids`. */
  buried(ids: readonly ContactId[]): Promise<readonly Tombstone[]>;
  /** Members of one bucket version, a page of at most `limit`. */
  membersOf(
    bucket: string,
    bucketVersion: number,
    page: { readonly limit: number; readonly after?: Cursor },
  ): Promise<{ readonly rows: readonly Contact[]; readonly next?: Cursor }>;
  /** Bucket versions with members whose day is before `day`; disputed ones are left out. */
  endedBefore(day: CalendarDate): AsyncIterable<EndedBucket>;
  /** Bucket versions whose own day is not past and that have members who were released or erased: those go now, the others move. */
  earlyBefore(day: CalendarDate): Promise<readonly EarlyBucket[]>;
  /** Contacts with a mark, in order of id, a page of at most `limit`. */
  marked(
    mark: KeepingMark,
    page: { readonly limit: number; readonly after?: Cursor | undefined },
  ): Promise<{ readonly rows: readonly Contact[]; readonly next?: Cursor }>;
}

/** Opens the collections of contacts. */
export async function openContacts(documents: Documents): Promise<Contacts> {
  const rows = await documents.open(contactsKept);
  const tombstones = await documents.open(tombstonesKept);
  return {
    rows,
    tombstones,
    some: (ids) => each(ids, (id) => rows.get(id)),
    buried: (ids) => each(ids, (id) => tombstones.get(id)),
    membersOf: (bucket, bucketVersion, { limit, after }) =>
      rows.find({
        where: memberOf(bucket, bucketVersion),
        order: [{ field: "id", direction: "asc" }],
        limit,
        ...(after === undefined ? {} : { after }),
      }),
    endedBefore: (day) => endedBuckets(rows, day),
    earlyBefore: (day) => earlyBuckets(rows, day),
    marked: (mark, { limit, after }) =>
      rows.find({
        where: { field: "marks", contains: mark },
        order: [{ field: "id", direction: "asc" }],
        limit,
        after,
      }),
  };
}

async function each<T>(
  ids: readonly ContactId[],
  get: (id: ContactId) => Promise<T | undefined>,
): Promise<readonly NonNullable<T>[]> {
  return (await Promise.all(ids.map(get))).filter((found) => found != null);
}

/** Members of a bucket version. */
function memberOf(bucket: string, bucketVersion: number): Condition {
  return {
    all: [
      { field: "bucket", is: bucket },
      { field: "bucketVersion", is: bucketVersion },
    ],
  };
}

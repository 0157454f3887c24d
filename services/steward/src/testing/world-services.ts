import {
  append,
  closeBucket,
  discardStaging,
  dropBucket,
  dueContacts,
  entomb,
  entriesAbout,
  envelopes,
  eventsAfter,
  forgetContacts,
  keepingFacts,
  type LedgerEntry,
  pinRules,
  Problem,
  replaceWraps,
  rewrap,
  survivingInCatalogue,
  survivingInIntake,
  survivingInReadingRoom,
} from "@tallenne/contracts";
import {
  type CalendarDate,
  type ContactId,
  type Policy,
  policyDigestText,
  readBucket,
} from "@tallenne/domain";
import { createHash } from "node:crypto";
import { testId } from "./invented.ts";

/** A contact as the catalogue of the world keeps it. */
export interface WorldContact {
  readonly id: ContactId;
  readonly register: "calls" | "chat" | "email" | "eform";
  readonly anchorDate: CalendarDate;
  /** What the catalogue states; a lying one states another day than the rules give. */
  readonly lastDay: CalendarDate;
  /** Last day with holds and freezes, as the catalogue states it. */
  keptUntil: CalendarDate;
  holds: readonly unknown[];
  freezes: readonly unknown[];
  /** Something of it has not reached the ledger yet. */
  untold: boolean;
  class: string;
  bucket: string;
  bucketVersion: number;
  disposal: string | null;
}

/** Everything the other services keep. */
export interface WorldState {
  readonly contacts: Map<ContactId, WorldContact>;
  readonly tombstones: Set<ContactId>;
  /** Closed bucket versions, `bucket#version`. */
  readonly closed: Set<string>;
  readonly index: Set<ContactId>;
  readonly staging: Set<ContactId>;
  readonly entries: LedgerEntry[];
  /** Living keys, `bucket#version`. */
  readonly living: Set<string>;
  readonly policies: () => readonly Policy[];
  readonly today: () => CalendarDate;
  /** The catalogue's feed. */
  readonly events: { kind: string; contact: ContactId; at: string }[];
}

/** Where a contact's one part lies. */
export function partKey(id: ContactId): string {
  return `${id}/${testId("part", 1)}`;
}

/** The other services' operations, by id. Each does what its contract says, in memory. */
export function worldServices(state: WorldState): Readonly<Record<string, (body: never) => unknown>> {
  const { contacts, tombstones, closed, index, staging, entries, living, policies } = state;
  const buriedBy = new Map<ContactId, string>();
  const members = (bucket: string, version: number) =>
    [...contacts.values()].filter((one) => one.bucket === bucket && one.bucketVersion === version);
  return {
    [pinRules.id]: () => ({
      versions: policies().map((one) => {
        const policy = policyDigestText(one);
        const digest = createHash("sha256").update(policy).digest("hex");
        return { version: one.version, from: one.from, policy, digest };
      }),
    }),
    [dueContacts.id]: (body: { day: CalendarDate; bucket?: string; bucketVersion?: number }) => {
      if (body.bucket !== undefined)
        return {
          buckets: [],
          members: members(body.bucket, body.bucketVersion ?? 1).map((one) => ({
            ...one,
            channel: "call",
            noticeVersion: "notice-a-1",
            parts: [{ key: partKey(one.id), version: "1" }],
          })),
        };
      const due = new Map<string, WorldContact & { count: number; early: boolean }>();
      for (const one of contacts.values())
        if (one.class !== "disputed") {
          const name = `${one.bucket}#${one.bucketVersion}`;
          const isEnded = (readBucket(one.bucket)?.lastDay ?? body.day) < body.day;
          const isEarly = !isEnded && one.class !== "standard" && one.keptUntil < body.day;
          if (isEnded || isEarly)
            due.set(name, { ...one, early: isEarly, count: (due.get(name)?.count ?? 0) + 1 });
        }
      return { buckets: [...due.values()], members: [] };
    },
    [entriesAbout.id]: (body: {
      objects: readonly string[];
      action?: string;
      actions?: readonly string[];
    }) => {
      const asked = new Set(body.objects);
      return {
        // Newest first, as the ledger answers.
        entries: entries
          .filter(
            (entry) =>
              (entry.action === body.action || body.actions?.includes(entry.action)) &&
              entry.objects.some((id) => asked.has(id)),
          )
          .toReversed(),
      };
    },
    [append.id]: (body: { entries: readonly LedgerEntry[] }) => ({
      receipts: body.entries.map((entry) => {
        const known = entries.findIndex(({ id }) => id === entry.id);
        if (known >= 0 && JSON.stringify(entries[known]) !== JSON.stringify(entry))
          throw new Problem("other-content");
        if (known < 0) entries.push(entry);
        return { entry: entry.id, index: known < 0 ? entries.length - 1 : known };
      }),
    }),
    [closeBucket.id]: (body: {
      bucket: string;
      bucketVersion: number;
      disposal: string;
      disputed: readonly ContactId[];
    }) => {
      closed.add(`${body.bucket}#${body.bucketVersion}`);
      const all = members(body.bucket, body.bucketVersion);
      const kept = all.filter(
        ({ id, keptUntil }) => keptUntil >= state.today() && !body.disputed.includes(id),
      );
      for (const one of all) if (!kept.includes(one)) one.disposal = body.disposal;
      return {
        members: all.length - kept.length,
        survivors: kept.map(({ id, bucket }) => ({ contact: id, bucket })),
      };
    },
    [eventsAfter.id]: (body: { after: number }) => ({
      events: state.events.slice(body.after).map((event, at) => ({ ...event, number: body.after + at + 1 })),
    }),
    [keepingFacts.id]: (body: { contacts: readonly ContactId[] }) => ({
      contacts: body.contacts.flatMap((id) => {
        const one = contacts.get(id);
        return one ? [{ ...one, erasure: null, parts: [{ key: partKey(id), version: "1" }] }] : [];
      }),
    }),
    [envelopes.id]: (body: { contacts: readonly ContactId[] }) => ({
      envelopes: body.contacts.flatMap((id) => {
        const one = contacts.get(id);
        return one ? [{ ...one, contact: id, wraps: [wrapIn(one)] }] : [];
      }),
    }),
    [rewrap.id]: (body: {
      moves: readonly { contact: ContactId; toBucket: string; wraps: WorldContact[] }[];
    }) => ({
      moves: body.moves.map(({ contact, toBucket, wraps }) => {
        const from = wraps[0];
        if (from === undefined || !living.has(`${from.bucket}#${from.bucketVersion}`))
          throw new Problem("gone");
        const bucketVersion = from.bucket === toBucket ? from.bucketVersion + 1 : 1;
        living.add(`${toBucket}#${bucketVersion}`);
        return {
          contact,
          bucket: toBucket,
          bucketVersion,
          wraps: [{ ...from, bucket: toBucket, bucketVersion }],
        };
      }),
    }),
    [replaceWraps.id]: (body: { moves: readonly (WorldContact & { contact: ContactId })[] }) => {
      for (const { contact, bucket, bucketVersion, class: to } of body.moves) {
        const one = contacts.get(contact);
        if (one) Object.assign(one, { bucket, bucketVersion, class: to });
      }
      return { moved: body.moves.length };
    },
    [dropBucket.id]: () => ({ sittings: 0 }),
    [forgetContacts.id]: (body: { contacts: ContactId[] }) => ({
      gone: body.contacts.filter((id) => index.delete(id)).length,
    }),
    [discardStaging.id]: (body: { contacts: ContactId[] }) => ({
      gone: body.contacts.filter((id) => staging.delete(id)).length,
    }),
    [entomb.id]: (body: { disposal: string; contacts: ContactId[] }) => {
      const gone = body.contacts.filter((id) => {
        const one = contacts.get(id);
        if (one?.disposal !== body.disposal || one.class === "disputed") return false;
        tombstones.add(id);
        buriedBy.set(id, body.disposal);
        return contacts.delete(id);
      });
      const standing = body.contacts.filter((id) => !contacts.has(id) && buriedBy.get(id) === body.disposal);
      return { gone: gone.length, entombed: standing.length };
    },
    [survivingInCatalogue.id]: (body: { contacts: ContactId[] }) => ({
      surviving: among(body.contacts, contacts),
    }),
    [survivingInReadingRoom.id]: (body: { contacts: ContactId[] }) => ({
      surviving: among(body.contacts, index),
    }),
    [survivingInIntake.id]: (body: { contacts: ContactId[] }) => ({
      surviving: among(body.contacts, staging),
    }),
  };
}

function among(asked: readonly ContactId[], set: { has(id: ContactId): boolean }): ContactId[] {
  return asked.filter((id) => set.has(id));
}

function wrapIn({ bucket, bucketVersion }: WorldContact) {
  return { kind: "object", bucket, bucketVersion, enc: "ZW5j", ciphertext: "a2V5" };
}

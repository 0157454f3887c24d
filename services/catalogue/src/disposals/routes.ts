import {
  closeBucket as closeBucketOperation,
  dueContacts,
  entomb as entombOperation,
  eventsAfter,
  replaceWraps as replaceWrapsOperation,
  survivingInCatalogue,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { requestsUnlocated } from "../requests/open-requests.ts";
import { closeBucket } from "./close-bucket.ts";
import { dueBuckets, dueMembers } from "./due-contacts.ts";
import { entomb } from "./entomb.ts";
import { replaceWraps } from "./replace-wraps.ts";

/** Operation ↔ use case, nothing else: the steward's orders, and the feed. */
export function disposalRoutes(ports: CataloguePorts): readonly Route[] {
  const buckets = dueBuckets(ports);
  const members = dueMembers(ports);
  const unlocated = requestsUnlocated(ports);
  const close = closeBucket(ports);
  const replace = replaceWraps(ports);
  const bury = entomb({
    contacts: ports.contacts,
    announceGone: (gone) => ports.feed.announceGone(gone),
    settle: () => ports.feed.settle(),
  });

  return [
    bind(dueContacts, {
      use: async (_granted, { body }) => {
        if (body.bucket === undefined) {
          // Asked before what is due: a request that is located meanwhile has frozen what would be among it.
          const waiting = await unlocated(body.day);
          return { buckets: [...(await buckets(body.day))], members: [], waiting };
        }
        const page = await members(body.bucket, body.bucketVersion ?? 1, body.after);
        return {
          buckets: [],
          members: [...page.members],
          ...(page.next === undefined ? {} : { next: page.next }),
        };
      },
    }),
    bind(closeBucketOperation, {
      use: async (_granted, { body }) => {
        const closed = await close(body);
        return { members: closed.members, survivors: [...closed.survivors] };
      },
    }),
    bind(replaceWrapsOperation, {
      use: async (_granted, { body }) => {
        const moved = await replace(body.moves);
        ports.feed.wake();
        return { moved };
      },
    }),
    bind(entombOperation, {
      use: (_granted, { body }) => bury(body.disposal, body.contacts),
    }),
    bind(survivingInCatalogue, {
      use: async (_granted, { body }) => ({
        surviving: (await ports.contacts.some(body.contacts)).map(({ id }) => id),
      }),
    }),
    bind(eventsAfter, {
      use: async (_granted, { body }) => ({ events: [...(await ports.feed.after(body.after, body.limit))] }),
    }),
  ];
}

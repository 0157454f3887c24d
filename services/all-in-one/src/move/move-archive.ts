/* oxlint-disable import/no-unassigned-import -- their modules declare what they keep: without them a collection would be unknown */
import "@tallenne/catalogue";
import "@tallenne/identity";
import "@tallenne/intake";
import "@tallenne/reading-room";
import "@tallenne/steward";
/* oxlint-enable import/no-unassigned-import */
import { addDays, type CalendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { type Clock, type Secret, showWork, type ShownOn } from "@tallenne/runtime";
import { type Documents, documentsFrom, keptOf } from "@tallenne/store";
import { type Objects, objectsFrom } from "@tallenne/vault";
import { type MovedCollection, moveDocuments } from "./move-documents.ts";
import { openMoveNotes } from "./move-notes.ts";
import { moveObjects } from "./move-objects.ts";
import { MoveRefused } from "./move-refused.ts";
import type { ObjectKey } from "./moved-object.ts";

/** Where an archive lies: addresses as the services' settings have them. */
export interface ArchivePlace {
  /** Of the documents of a service. */
  readonly documents: (service: string) => string;
  readonly objects: string;
  /** Where the object store is S3: of the steward, who lists and reads, of a place to move from; of the bucket's owner of one to move to. */
  readonly credentials?: Secret | undefined;
}

/** What a move came to. */
export interface Moved {
  readonly objects: number;
  readonly collections: readonly MovedCollection[];
}

/** Services with documents; the ledger's log, the keyring, secrets and staging are folders and stay where they are. */
const services = ["identity", "intake", "catalogue", "reading-room", "steward"] as const;

/**
 * Copies a stopped archive from one pair of stores to another, either way: objects first, then documents, which then name the versions that the objects have
 * there. Nothing is removed where it came from. Stopped in the middle it goes on from its notes. Rejects `MoveRefused`, and as the stores do (a store in use: the
 * archive still runs).
 */
export async function moveArchive(moving: {
  readonly from: ArchivePlace;
  readonly to: ArchivePlace;
  /** A folder of this move alone. */
  readonly notes: string;
  readonly clock: Clock;
  readonly stream: ShownOn;
}): Promise<Moved> {
  const { clock, stream } = moving;
  const shown = showWork({ stream, clock });
  const notes = await openMoveNotes(moving.notes);
  const closing: (() => Promise<void>)[] = [() => notes.close()];
  const opened = async (place: ArchivePlace, service: string): Promise<Documents> => {
    const documents = await documentsFrom(place.documents(service), { service });
    closing.push(() => documents.close());
    return documents;
  };
  try {
    // All of them before anything is written: one that is in use or away ends the move here.
    const pairs = [];
    for (const service of services)
      pairs.push({
        service,
        from: await opened(moving.from, service),
        to: await opened(moving.to, service),
      });
    for (const { service, to } of pairs)
      if (!notes.isBegun && (await to.names()).length > 0)
        throw new MoveRefused(`${service}: the other store is not empty`);
    await notes.begin();
    const [from, to] = [await objectsAt(moving.from, clock), await objectsAt(moving.to, clock)];
    const catalogue = pairs.find(({ service }) => service === "catalogue");
    const days = catalogue === undefined ? new Map() : await lastDays(catalogue.from);
    const keptUntil = (key: ObjectKey) => {
      const day = days.get(key) as CalendarDate | undefined;
      const end = day === undefined ? 0 : startOfHelsinkiDay(addDays(day, 1));
      return end > clock.now() ? end : undefined;
    };
    const versions = await moveObjects({ from, to, notes, keptUntil, shown });
    const collections: MovedCollection[] = [];
    for (const pair of pairs) collections.push(...(await moveDocuments({ ...pair, versions, shown })));
    return { objects: versions.size, collections };
  } finally {
    shown.end();
    for (const close of closing.toReversed()) await close();
  }
}

/** Puts of this move are its own: no other writes meanwhile, so a claim is always granted. */
const claims = { take: () => Promise.resolve(true), release: () => Promise.resolve() };

function objectsAt({ objects, credentials }: ArchivePlace, clock: Clock): Promise<Objects> {
  return objectsFrom(objects, { clock, claims, ...(credentials === undefined ? {} : { credentials }) });
}

/** The last day of every object that a contact names. */
async function lastDays(catalogue: Documents): Promise<ReadonlyMap<ObjectKey, CalendarDate>> {
  const contacts = keptOf("catalogue").find(({ name }) => name === "catalogue.contacts");
  if (contacts === undefined) throw new TypeError("the catalogue declares its contacts");
  const days = new Map<ObjectKey, CalendarDate>();
  for await (const contact of (await catalogue.open(contacts)).each()) {
    const { lastDay, parts = [] } = contact as unknown as {
      readonly lastDay: CalendarDate;
      readonly parts?: readonly { readonly key: ObjectKey }[];
    };
    for (const { key } of parts) days.set(key, lastDay);
  }
  return days;
}

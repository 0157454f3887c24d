import { readIntake as readIntakeOperation, discardStaging, survivingInIntake } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import type { Watching } from "../folders/watching.ts";
import type { IntakePorts } from "../ports.ts";
import type { UploadStore } from "../uploads/upload-store.ts";
import { readIntake } from "./read-intake.ts";

/** Operation ↔ use case, nothing else: the overview, and the steward's orders. */
export function overviewRoutes(
  ports: IntakePorts,
  made: { readonly folders: Pick<Watching, "counts">; readonly store: UploadStore },
): readonly Route[] {
  const { folders, store } = made;
  const { announcements, calendar, relay } = ports;
  const read = readIntake({ ...ports, watched: () => folders.counts().map(({ source }) => source) });
  const about = async (contact: ContactId) =>
    (await announcements.find({ where: { field: "contact", is: contact }, limit: 100 })).rows;

  return [
    bind(readIntakeOperation, {
      prepare: () => ({ facts: {}, entry: {} }),
      use: async ({ standing }, { query }) => {
        const day = query.day ?? calendar.today();
        return {
          day,
          ...(await read(day, query.after)),
          folders: folders.counts().map((one) => ({ ...one })),
          unfinishedUploads: await store.unfinished(standing.person),
        };
      },
    }),
    bind(discardStaging, {
      use: async (_granted, { body }) => {
        const find = async () => (await Promise.all(body.contacts.map(about))).flat();
        let found = await find();
        // An entry that still lies in one would be lost with it.
        if (found.some(({ isPending }) => isPending)) {
          await relay.drain();
          found = await find();
        }
        let gone = 0;
        for (const { id } of found)
          for (const upload of await store.ofAnnouncement(id)) await store.drop(upload);
        // One that was written to meanwhile stays: the steward counts it as surviving and orders again.
        for (const { id, version, isPending } of found)
          if (!isPending && (await announcements.remove(id, version))) gone += 1;
        return { gone };
      },
    }),
    bind(survivingInIntake, {
      use: async (_granted, { body }) => {
        const found = await Promise.all(
          body.contacts.map(async (contact) => ((await about(contact)).length > 0 ? [contact] : [])),
        );
        return { surviving: found.flat() };
      },
    }),
  ];
}

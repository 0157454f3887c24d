import {
  dropBucket,
  forgetContacts,
  rewrap as rewrapOperation,
  survivingInReadingRoom,
} from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { publishHalves } from "../bucket-keys/minting.ts";
import { evaluationsGoing } from "../evaluations/forget-evaluations.ts";
import type { EvaluationPorts } from "../evaluations/evaluation-ports.ts";
import type { RoomPorts } from "../ports.ts";
import { noting, type Sitting } from "../sittings/sitting.ts";
import { rewrap } from "./rewrap.ts";

/** Operation ↔ use case, nothing else: the steward's orders. */
export function disposalRoutes(ports: RoomPorts & Pick<EvaluationPorts, "evaluations">): readonly Route[] {
  const { sittings, index, indexAll, tickets } = ports;
  const evaluations = evaluationsGoing(ports);
  const move = rewrap({ ...ports, publish: (halves) => publishHalves(ports, halves) });

  /** Sittings that name a contact are ended and no longer say which: the ledger does. */
  const leaveSittings = async (contact: ContactId): Promise<void> => {
    for await (const { id } of sittings.each({ field: "contacts", contains: contact }))
      await sittings.change(id, (sitting) => withoutContact(sitting, contact));
  };

  return [
    bind(rewrapOperation, {
      use: async (_granted, { body }) => {
        const moves = [...(await move(body.moves))];
        // Its rows die with the old bucket: a survivor stays findable under the new one.
        const under = new Map(moves.map(({ contact, ...to }) => [contact, to]));
        if (moves.length > 0) await indexAll([...under.keys()], under);
        return { moves };
      },
    }),
    bind(dropBucket, {
      use: (_granted, { body }) => {
        index.drop(body);
        return { sittings: tickets.endOfBucket(body).length };
      },
    }),
    bind(forgetContacts, {
      use: async (_granted, { body }) => {
        for (const contact of body.contacts) await leaveSittings(contact);
        await ports.notes.forget(body.contacts);
        await ports.statements.forget(body.contacts);
        await evaluations.forget(body.contacts);
        return { gone: await index.forget(body.contacts) };
      },
    }),
    bind(survivingInReadingRoom, {
      use: async (_granted, { body }) => {
        const inIndex = await index.surviving(body.contacts);
        const seated = await Promise.all(
          body.contacts.map(async (contact) =>
            (await sittings.count({ field: "contacts", contains: contact })) > 0 ? [contact] : [],
          ),
        );
        const noted = [
          ...(await ports.notes.surviving(body.contacts)),
          ...(await ports.statements.surviving(body.contacts)),
        ];
        const evaluated = await evaluations.surviving(body.contacts);
        return { surviving: [...new Set([...inIndex, ...seated.flat(), ...noted, ...evaluated])] };
      },
    }),
  ];
}

function withoutContact(sitting: Sitting, contact: ContactId): Sitting {
  const contacts = sitting.contacts.filter((one) => one !== contact);
  return {
    ...sitting,
    contacts,
    served: without(sitting.served, contact),
    heard: without(sitting.heard, contact),
    unconfirmed: without(sitting.unconfirmed, contact),
    ...noting(sitting.unnoted.filter((note) => note.contact !== contact)),
  };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

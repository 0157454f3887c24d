import { type PersonalFields, envelopes, eventsAfter } from "@tallenne/contracts";
import type { ContactDetail, ContactId } from "@tallenne/domain";
import { Damaged, type KeyOpener, KeyGone } from "@tallenne/vault";
import type { Log } from "@tallenne/runtime";
import type { Peers } from "@tallenne/wire";
import { openedFields, type SealedFields } from "../contents/open-keys.ts";
import type { RoomTrail } from "../room-trail.ts";
import { ZodError } from "zod";
import type { ExactIndex } from "./exact-index.ts";

interface IndexPorts {
  readonly peers: Peers;
  readonly opener: KeyOpener;
  readonly index: ExactIndex;
  readonly trail: RoomTrail;
  readonly cursor: { read(): Promise<number>; write(number: number): Promise<void> };
  readonly log: Log;
}

/** Events read at once; their envelopes are opened under one ledger entry. */
const batch = 200;

/**
 * Reads the catalogue's feed and indexes what was recorded (flows J1.10). The ledger is told before an envelope is opened; the cursor moves when the
 * rows are durable, so a crash repeats a batch and changes nothing. Answers how many events were read.
 */
export function indexContacts({ peers, opener, index, trail, cursor, log }: IndexPorts) {
  return async (): Promise<number> => {
    const after = await cursor.read();
    const { events } = await peers.call(eventsAfter, { body: { after, limit: batch } });
    const last = events.at(-1);
    if (last === undefined) return 0;
    const recorded = [
      ...new Set(
        events
          .filter(({ kind }) => kind === "contact-recorded")
          .flatMap(({ contact }) => (contact === null ? [] : [contact])),
      ),
    ];
    if (recorded.length > 0) await indexAll(recorded);
    await cursor.write(last.number);
    return events.length;
  };

  async function indexAll(contacts: ContactId[]): Promise<void> {
    const sealed = (await peers.call(envelopes, { body: { contacts } })).envelopes;
    for (const [register, ofRegister] of Map.groupBy(sealed, (one) => one.register)) {
      await trail.write(
        "contact.indexed",
        ofRegister.map(({ contact }) => contact),
        { register, count: ofRegister.length },
      );
      for (const one of ofRegister) {
        const fields = await opened(one);
        if (fields !== undefined)
          await index.add({
            id: one.contact,
            register: one.register,
            lastDay: one.lastDay,
            details: detailsOf(fields),
          });
      }
    }
  }

  async function opened(one: SealedFields): Promise<PersonalFields | undefined> {
    try {
      return await openedFields(opener, one);
    } catch (failure) {
      // Its bucket died between the event and now: there is nothing to index any more.
      if (failure instanceof KeyGone) return undefined;
      // A keyring or disk that is away says nothing about the envelope: the whole batch is read again.
      if (!(failure instanceof Damaged || failure instanceof ZodError)) throw failure;
      log.error({ event: "envelope-unreadable", contact: one.contact }, failure);
      return undefined;
    }
  }
}

/** Every detail by which the contact shall be found, in normal form as intake sealed it. */
function detailsOf({ parties }: PersonalFields): readonly ContactDetail[] {
  return parties.flatMap(({ phone, email, identityCode, businessId }) => [
    ...(phone === undefined ? [] : [{ kind: "phone" as const, normal: phone }]),
    ...(email === undefined ? [] : [{ kind: "email" as const, normal: email }]),
    ...(identityCode === undefined ? [] : [{ kind: "identity-code" as const, normal: identityCode }]),
    ...(businessId === undefined ? [] : [{ kind: "business-id" as const, normal: businessId }]),
  ]);
}

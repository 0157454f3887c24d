import { envelopes, type PersonalFields } from "@tallenne/contracts";
import type { ContactDetail, ContactId } from "@tallenne/domain";
import type { Log } from "@tallenne/runtime";
import { type BucketVersion, Damaged, KeyGone, type KeyOpener } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import { ZodError } from "zod";
import { openedFields, recordWrapOf, type SealedFields } from "../contents/open-keys.ts";
import type { RoomTrail } from "../room-trail.ts";
import type { ExactIndex } from "./exact-index.ts";

interface EnvelopePorts {
  readonly peers: Peers;
  readonly opener: KeyOpener;
  readonly index: Pick<ExactIndex, "add">;
  readonly trail: RoomTrail;
  readonly log: Log;
}

/**
 * Makes contacts (at most 200) findable by what their envelopes say, under the bucket version their record key lies in, or that `under` names: where
 * it is just moving to.
 */
export type IndexEnvelopes = (
  contacts: readonly ContactId[],
  under?: ReadonlyMap<ContactId, BucketVersion>,
) => Promise<void>;

/** The ledger is told before an envelope is opened. Safe to repeat. */
export function indexEnvelopes({ peers, opener, index, trail, log }: EnvelopePorts): IndexEnvelopes {
  return async (contacts, under) => {
    const sealed = (await peers.call(envelopes, { body: { contacts: [...contacts] } })).envelopes;
    for (const [register, ofRegister] of Map.groupBy(sealed, (one) => one.register)) {
      await trail.write(
        "contact.indexed",
        ofRegister.map(({ contact }) => contact),
        { register, count: ofRegister.length },
      );
      for (const one of ofRegister) {
        const fields = await opened(one);
        if (fields === undefined) continue;
        const { bucket, bucketVersion } = under?.get(one.contact) ?? recordWrapOf(one);
        await index.add({
          id: one.contact,
          day: one.anchorDate,
          bucket,
          bucketVersion,
          details: detailsOf(fields),
        });
      }
    }
  };

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

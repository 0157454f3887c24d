import { type ContactRecord, refuse } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying } from "@tallenne/store";
import type { Contacts } from "../contacts/contacts.ts";
import { keepingFields, keepingOf } from "../contacts/keeping.ts";
import { feedEvent } from "../contacts/ingested-events.ts";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface ReplaceWrapsPorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** One survivor's keys, wrapped to the bucket it moves to. */
export interface Move {
  readonly contact: ContactId;
  readonly fromBucket: string;
  readonly fromVersion: number;
  readonly class: ContactRecord["class"];
  readonly bucket: string;
  readonly bucketVersion: number;
  readonly wraps: ContactRecord["wraps"];
}

/**
 * Puts re-wrapped keys in place (flows D14): compare and set on the bucket version they come from. A contact already at its new bucket is left as it
 * is; one that stands in neither is a conflict, and so is one that got a key after the others were read: they are read again. A survivor in a class other than disputed becomes free of the disposal.
 */
export function replaceWraps(ports: ReplaceWrapsPorts) {
  return async (moves: readonly Move[]): Promise<number> => {
    let moved = 0;
    for (const move of moves) {
      if (!(await ports.sealingKeys.isOpen(move.bucket, move.bucketVersion))) throw refuse("bucket-closed");
      await ports.contacts.rows.change(move.contact, (contact) => {
        if (contact.bucket === move.bucket && contact.bucketVersion === move.bucketVersion) return undefined;
        if (contact.bucket !== move.fromBucket || contact.bucketVersion !== move.fromVersion)
          throw refuse("conflict");
        if (isLeavingBehind(contact, move)) throw refuse("conflict");
        return {
          ...contact,
          class: move.class,
          bucket: move.bucket,
          bucketVersion: move.bucketVersion,
          wraps: move.wraps,
          ...keepingFields(keepingOf(contact), move),
          disposal: move.class === "disputed" ? contact.disposal : null,
          ...carrying([...contact.pending, feedEvent(ports, "wraps-replaced", contact.id)]),
        };
      });
      moved += 1;
    }
    return moved;
  };
}

/** Whether a key came to the contact after those that move were read: it would be lost. */
function isLeavingBehind({ wraps }: Pick<ContactRecord, "wraps">, { wraps: moved }: Move): boolean {
  return wraps.some(({ kind }) => moved.every((wrap) => wrap.kind !== kind));
}

import { type PublicHalfView, refuse, type TranscriptKept } from "@tallenne/contracts";
import { type CalendarDate, type ContactId, isPast } from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { Contact } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface TargetPorts {
  readonly contacts: Contacts;
  readonly sealingKeys: SealingKeys;
  readonly calendar: Calendar;
}

/** Where a part that comes after its contact is sealed to. */
export interface LatePartTarget extends Pick<Contact, "channel" | "register" | "class" | "durationMs"> {
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly half: PublicHalfView;
  readonly channels: number;
  readonly transcripts: TranscriptKept[];
}

/**
 * The bucket version that a contact's keys lie in today: a later part dies with the earlier ones, so a transcript lives no longer than its recording (formats
 * §14). Throws `unknown`; `already-expired` once nobody may read it; `key-wanted` while its keys are on their way to another bucket.
 */
export function latePartTarget({ contacts, sealingKeys, calendar }: TargetPorts) {
  return async (id: ContactId): Promise<LatePartTarget> => {
    const contact = await contacts.rows.get(id);
    if (contact === undefined) {
      const [buried] = await contacts.buried([id]);
      throw refuse(buried === undefined ? "unknown" : "already-expired");
    }
    if (isPast(contact.keptUntil, calendar.today())) throw refuse("already-expired");
    const half = await sealingKeys.openHalf(contact.bucket, contact.bucketVersion);
    if (half === undefined || contact.disposal !== null) throw refuse("key-wanted");
    const { channel, register, class: kept, anchorDate, lastDay, durationMs, audio, transcripts } = contact;
    return {
      channel,
      register,
      class: kept,
      anchorDate,
      lastDay,
      half,
      durationMs,
      channels: audio?.channels ?? 0,
      transcripts: [...transcripts],
    };
  };
}

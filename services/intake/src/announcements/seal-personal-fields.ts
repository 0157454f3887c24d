import { type Announcement, type PublicHalfView, refuse, sealingKeys } from "@tallenne/contracts";
import type { CalendarDate, ContactId } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { pause } from "@tallenne/runtime";
import { type TrustedHalf, bucketOf, sealEnvelope } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import type { SealedFields } from "./announcement-kept.ts";
import type { Accepted, GateFinding } from "./gates.ts";
import { personalFieldsOf } from "./personal-fields.ts";

interface SealPorts {
  readonly peers: Peers;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Checks the reading-room's signature; throws for a half nobody vouches for. */
  readonly trust: (half: PublicHalfView) => TrustedHalf;
  /** Test-range identity codes are taken in evaluation only (T-I3). */
  readonly allowTest: boolean;
}

interface ToSeal {
  readonly contact: ContactId;
  readonly announcement: Announcement;
  readonly outcome: Accepted;
  readonly today: CalendarDate;
}

/** The sealed fields, and which details were not readable: those stand nowhere. */
interface SealedPersonal {
  readonly sealed: SealedFields;
  readonly findings: readonly GateFinding[];
}

/** Seals what names people to the public half of the contact's bucket, before anything touches a disk. */
export type SealPersonalFields = (asked: ToSeal) => Promise<SealedPersonal>;

/** A new bucket's key is minted within a moment of being wanted; a source is not sent away at once. */
const tries = 6;
const betweenTriesMs = 250;

/** The open public half of a bucket, verified. Throws `key-wanted` when none is made within a moment. */
export function openHalf({ peers, clock, trust }: Pick<SealPorts, "peers" | "clock" | "trust">) {
  return async (bucket: string): Promise<TrustedHalf> => {
    for (let attempt = 1; ; attempt += 1) {
      const { half } = await peers.call(sealingKeys, { body: { bucket } });
      if (half !== null) return trust(half);
      if (attempt === tries) throw refuse("key-wanted");
      await pause(clock, betweenTriesMs);
    }
  };
}

/** Builds the sealer of personal fields. Contact details are brought to their normal form, so that they are found however they were written. */
export function sealPersonalFields(ports: SealPorts): SealPersonalFields {
  const half = openHalf(ports);
  return async ({ contact, announcement, outcome, today }) => {
    const { register, rule, lastDay, anchorDate } = outcome;
    const bucket = bucketOf({ register: register.id, class: "standard", lastDay, term: rule.term });
    const { fields, findings } = personalFieldsOf(announcement, { today, allowTest: ports.allowTest });
    const { format, wrap, sealed } = sealEnvelope({
      half: await half(bucket.name),
      binding: { contact, register: register.id, class: "standard", anchorDate, lastDay },
      fields: { ...fields },
      chance: ports.chance,
    });
    const { bucketVersion } = wrap;
    return { sealed: { envelope: { format, sealed }, wrap, bucket: wrap.bucket, bucketVersion }, findings };
  };
}

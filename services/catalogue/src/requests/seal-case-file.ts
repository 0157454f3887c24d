import { type PublicHalfView, refuse, type SealedCaseFile } from "@tallenne/contracts";
import {
  type CalendarDate,
  caseFileLastDay,
  caseFileRegister,
  caseFileTerm,
  type CaseId,
} from "@tallenne/domain";
import type { Calendar, Chance } from "@tallenne/runtime";
import { bucketOf, type Json, sealEnvelope, type TrustedHalf } from "@tallenne/vault";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";

interface SealPorts {
  readonly sealingKeys: Pick<SealingKeys, "current">;
  /** Verifies a half; throws for one the reading-room did not sign. */
  readonly trusted: (half: PublicHalfView) => TrustedHalf;
  readonly calendar: Calendar;
  readonly chance: Chance;
}

/** Personal fields of a case file as the catalogue keeps them: it can seal, and open nothing. */
export type SealedFields = Pick<SealedCaseFile, "anchorDate" | "lastDay" | "envelope" | "wrap">;

/** Seals fields of a case under the key of case files that end in the same month. Throws `key-wanted` until that key is there. */
export function sealCaseFile({ sealingKeys, trusted, calendar, chance }: SealPorts) {
  return async (of: CaseId, fields: object): Promise<SealedFields> => {
    const anchorDate: CalendarDate = calendar.today();
    const lastDay = caseFileLastDay(anchorDate);
    const bucket = bucketOf({ register: caseFileRegister, class: "standard", lastDay, term: caseFileTerm });
    const half = await sealingKeys.current(bucket.name);
    if (half === undefined) throw refuse("key-wanted");
    const binding = {
      contact: of,
      register: caseFileRegister,
      class: "standard",
      anchorDate,
      lastDay,
    } as const;
    const sealed = sealEnvelope({
      half: trusted(half),
      binding,
      // Fields come parsed from JSON: there is nothing in them that JSON cannot say.
      fields: fields as { readonly [name: string]: Json | undefined },
      chance,
    });
    return {
      anchorDate,
      lastDay,
      envelope: { format: sealed.format, sealed: sealed.sealed },
      wrap: sealed.wrap,
    };
  };
}

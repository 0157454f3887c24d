import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { CaseId, FreezeId, PersonId } from "../id.ts";

/** What names the contact: a rights request, a matter of the supervisory authority, a court case. There is no fourth cause. */
export const freezeCauses = ["rights-request", "authority", "court"] as const;
export type FreezeCause = (typeof freezeCauses)[number];

/** The law a freeze past a notice limit rests on: Art 15 with 12(2), 17(3)(e), 18(1)(c) of (EU) 2016/679. */
export const freezeGrounds = ["art-15-12-2", "art-17-3-e", "art-18-1-c"] as const;
export type FreezeGround = (typeof freezeGrounds)[number];

/** One contact kept for a pending request (domain-retention §5): closed to every other use once its own term is over. */
export interface Freeze {
  readonly id: FreezeId;
  readonly case: CaseId;
  readonly cause: FreezeCause;
  /** A candidate by its search keys, or matched with evidence. */
  readonly stage: "candidate" | "matched";
  readonly placedOn: CalendarDate;
  /** Null when the archive placed it by itself. */
  readonly placedBy: PersonId | null;
  /** Last day, once one is known: thirty days after the reply. Null while the request is open. */
  readonly until: CalendarDate | null;
  readonly releasedOn: CalendarDate | null;
  /** The officer's entry for keeping beyond a notice limit. */
  readonly ground: { readonly code: FreezeGround; readonly by: PersonId; readonly on: CalendarDate } | null;
}

/** Whether a freeze keeps its contact on a day. */
export function isFreezeInForce(freeze: Pick<Freeze, "until" | "releasedOn">, day: CalendarDate): boolean {
  return freeze.releasedOn === null && (freeze.until === null || day <= freeze.until);
}

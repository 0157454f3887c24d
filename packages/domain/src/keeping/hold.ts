import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { CaseId, HoldId, PersonId } from "../id.ts";
import type { PurposeCode } from "../policy/purpose.ts";
import type { HoldCause } from "../policy/retention-rule.ts";
import type { Trilingual } from "../trilingual.ts";

/** Why a hold is needed; the words about the matter itself stand in its case, never beside the recording. */
export const holdReasons = ["evidence", "answer-pending", "appeal", "further-inquiry", "review"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Names of the reasons. */
export const holdReasonNames: Readonly<Record<HoldReason, Trilingual>> = {
  evidence: {
    fi: "Tallenne on asian keskeinen todiste",
    sv: "Inspelningen är ett centralt bevis i ärendet",
    en: "The recording is central evidence in the matter",
  },
  "answer-pending": {
    fi: "Vastaus asiakkaalle on kesken",
    sv: "Svaret till kunden är inte färdigt",
    en: "The answer to the customer is not ready",
  },
  appeal: {
    fi: "Asiasta voi vielä valittaa",
    sv: "Ärendet kan ännu överklagas",
    en: "The matter may still be appealed",
  },
  "further-inquiry": {
    fi: "Asia vaatii lisäselvitystä",
    sv: "Ärendet kräver ytterligare utredning",
    en: "The matter needs further inquiry",
  },
  review: {
    fi: "Laadun arviointi on kesken",
    sv: "Kvalitetsbedömningen pågår",
    en: "The quality review is under way",
  },
};

/** `asked`: protects nothing yet. `in-force`: through its last day. `refused` and `released` are over. */
export type HoldState = "asked" | "in-force" | "refused" | "released";

/** A wish to move a hold's last day: in effect only once another person has approved it. */
export interface Extension {
  readonly until: CalendarDate;
  readonly reason: HoldReason;
  readonly askedBy: PersonId;
}

/** One recording kept longer for one case (rows A6.3, A6.4): asked by one person, approved by another. */
export interface Hold {
  readonly id: HoldId;
  readonly cause: HoldCause;
  readonly case: CaseId;
  readonly reason: HoldReason;
  /** Last day it is in force. */
  readonly until: CalendarDate;
  readonly askedBy: PersonId;
  readonly askedOn: CalendarDate;
  readonly approvedBy: PersonId | null;
  readonly state: HoldState;
  readonly extension: Extension | null;
  /** The day it was refused or released. */
  readonly endedOn: CalendarDate | null;
}

/** The purpose a held recording stays readable for once its own term is over. */
export function purposeOfHold(cause: HoldCause): PurposeCode {
  return cause === "complaint" ? "p1" : "p2";
}

/** Whether a hold keeps its recording on a day. */
export function isHoldInForce(hold: Pick<Hold, "state" | "until">, day: CalendarDate): boolean {
  return hold.state === "in-force" && day <= hold.until;
}

/** Whether a hold waits for a second person. */
export function isHoldWaiting(hold: Pick<Hold, "state" | "extension">): boolean {
  return hold.state === "asked" || (hold.state === "in-force" && hold.extension !== null);
}

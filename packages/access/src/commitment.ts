import { type CalendarDate, isPast, plus } from "@tallenne/domain";

/** A signed commitment, as far as rules look at it. */
export interface SignedCommitment {
  /** Version of the text that was signed. */
  readonly version: number;
  /** Last day in force. */
  readonly until: CalendarDate;
  /** Day it was ended, where it was. */
  readonly endedOn?: CalendarDate;
}

/** How long a signature holds before it is given again. The duty itself never ends (JulkL 23 §). */
export const commitmentTerm = "P12M";

/** Last day of a commitment signed on a day. */
export function commitmentUntil(signedOn: CalendarDate): CalendarDate {
  return plus(signedOn, commitmentTerm);
}

/**
 * Whether a commitment is current on a day: signed for the text in force (a new version asks for a new signature at once, T-A10.2a), not run
 * out, not ended. No text in force: nothing is current.
 */
export function isCommitmentCurrent(
  commitment: SignedCommitment,
  asked: { today: CalendarDate; textVersion: number | undefined },
): boolean {
  return (
    commitment.version === asked.textVersion &&
    !isPast(commitment.until, asked.today) &&
    (commitment.endedOn === undefined || commitment.endedOn > asked.today)
  );
}

import type { LedgerEntry } from "@tallenne/contracts";
import { type CalendarDate, type Register, calendarDate, lastDayFor, retentionRule } from "@tallenne/domain";

/** What the catalogue states of a contact that is due. */
export interface StatedTerm {
  readonly id: string;
  readonly register: string;
  readonly channel: string;
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** The steward's own answer: agreed, or what it computes instead (`unknown` where the ledger knows nothing of the contact). */
export type TermVerdict =
  | { readonly is: "agreed" }
  | { readonly is: "disputed"; readonly computed: CalendarDate | "unknown" };

/**
 * Computes a contact's last day again, from the pinned rules and from what the ledger was told when the contact was taken in: the catalogue is not
 * asked. Destroying thus takes two services that agree (architecture §1).
 */
export function verdictOn(
  stated: StatedTerm,
  ingested: LedgerEntry | undefined,
  registers: readonly Register[],
): TermVerdict {
  const told = ingested?.facts as { readonly register?: string; readonly anchorDate?: string } | undefined;
  const register = registers.find(({ id }) => id === told?.register);
  if (told?.anchorDate === undefined || register === undefined)
    return { is: "disputed", computed: "unknown" };
  const computed = lastDayFor(retentionRule(register), calendarDate(told.anchorDate));
  const agreed =
    register.id === stated.register && told.anchorDate === stated.anchorDate && computed === stated.lastDay;
  return agreed ? { is: "agreed" } : { is: "disputed", computed };
}

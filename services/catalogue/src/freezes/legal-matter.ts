import type { LedgerEntry } from "@tallenne/contracts";
import { caseFileLastDay, type CaseId, caseNumber, instantOf, type PersonId } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying, type Collection, Duplicate } from "@tallenne/store";
import { type Case, purposeOf } from "../cases/case.ts";

interface MatterPorts {
  readonly cases: Collection<Case>;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A short number is drawn again when it is taken. */
const draws = 20;

/** Opens the matter that freezes are placed for. It gives access to nothing: what it freezes is kept, and read by nobody for it. */
export function openLegalMatter({ cases, calendar, clock, chance }: MatterPorts) {
  return async (
    id: CaseId,
    by: { readonly person: PersonId; readonly unit: string },
    entry: LedgerEntry,
  ): Promise<Case> => {
    for (let draw = 1; ; draw += 1)
      try {
        return await cases.insert({
          id,
          number: caseNumber("legal-matter", chance.bytes(4)),
          kind: "legal-matter",
          purpose: purposeOf("legal-matter"),
          owner: by.person,
          unit: by.unit,
          members: [],
          contacts: [],
          state: "open",
          openedAt: instantOf(clock.now()),
          until: caseFileLastDay(calendar.today()),
          ...carrying([{ id: chance.id("event"), kind: "trail", trail: entry }]),
        });
      } catch (failure) {
        if (!(failure instanceof Duplicate) || draw === draws) throw failure;
      }
  };
}

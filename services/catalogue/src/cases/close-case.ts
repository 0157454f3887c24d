import { refuse } from "@tallenne/contracts";
import type { CaseId } from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Case } from "./case.ts";

interface CloseCasePorts {
  readonly cases: Collection<Case>;
  readonly calendar: Calendar;
}

/** Closes a case on today's date. A closed one is refused: nothing would change, and the page shall say so. */
export function closeCase({ cases, calendar }: CloseCasePorts) {
  return async (id: CaseId): Promise<Case> => {
    const closed = await cases.change(id, (matter) => {
      if (matter.state === "closed") throw refuse("case-closed");
      return { ...matter, state: "closed", closedOn: calendar.today() };
    });
    if (closed === undefined) throw refuse("unknown");
    return closed;
  };
}

import { type LedgerEntry, refuse, type VisitEventFacts } from "@tallenne/contracts";
import type { VisitGuard, VisitId } from "@tallenne/domain";
import { type Desk, noted, trailOf } from "./desk.ts";
import { stepVisit } from "./step-visit.ts";
import type { Visit } from "./visit.ts";
import type { VisitPorts } from "./visit-ports.ts";

/**
 * Makes the record of a visit that is over, or signs it off. Neither changes a word: the record is what the events say. Throws Problem `unknown`,
 * `not-at-this-stage`.
 */
export function closeRecordWith(ports: Pick<VisitPorts, "visits" | "clock" | "chance">) {
  return async (
    desk: Desk,
    asked: {
      readonly visit: VisitId;
      readonly event: "recorded" | "signed-off";
      readonly facts?: VisitEventFacts;
      readonly entry: LedgerEntry;
    },
  ): Promise<Visit> => {
    const { event, facts = {} } = asked;
    const changed = await ports.visits.change(asked.visit, (visit) => {
      const holding: VisitGuard[] = visit.supervisor === desk.person ? ["ran-the-visit"] : [];
      return stepVisit(visit, noted(ports, desk, { event, holding, facts }), {
        pending: [trailOf(ports, asked.entry)],
      });
    });
    if (changed === undefined) throw refuse("unknown");
    return changed;
  };
}

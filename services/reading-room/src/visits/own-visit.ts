import { type Facts, type LiveVisitView, refuse, type Standing } from "@tallenne/contracts";
import type { VisitId } from "@tallenne/domain";
import type { VisitPorts } from "./visit-ports.ts";
import { shownOnConsole } from "./visit-shown.ts";
import type { VisitSitting } from "./visit-sitting.ts";

/** What a decision on a visit rests on. */
export function visitFactsFor(visit: Pick<VisitSitting, "id" | "office" | "supervisor" | "decided">): Facts {
  return {
    purpose: "p4",
    visit: {
      id: visit.id,
      office: visit.office,
      supervisor: visit.supervisor.person,
      items: visit.decided,
    },
  };
}

/** A visit that nobody knows: the policies answer for it, and nothing is handed on. */
export const unknownVisit = { facts: { purpose: "p4", contacts: [] } as Facts, objects: [] as string[] };

/** The running visit of an id, ready to be decided upon; for one that is not there the policies say what the asker may learn. */
export function loadVisit({ visits }: Pick<VisitPorts, "visits">) {
  return async (
    id: VisitId,
  ): Promise<{
    readonly facts: Facts;
    readonly objects: readonly string[];
    readonly carry: VisitSitting;
  }> => {
    const visit = await visits.get(id);
    // Never handed on: no act on a visit is permitted without its facts.
    if (visit === undefined) return { ...unknownVisit, carry: undefined as unknown as VisitSitting };
    return { facts: visitFactsFor(visit), objects: [visit.id, visit.case], carry: visit };
  };
}

/** The view that answers an act. */
export function viewFor(ports: VisitPorts, visit: VisitSitting, standing: Standing): LiveVisitView {
  return shownOnConsole(ports, visit, standing);
}

/** A visit is steered from the very session that supervises it: whoever signed in again takes it over first. */
export function mustSupervise(visit: VisitSitting, { session }: Standing): void {
  if (visit.supervisor.session !== session)
    throw refuse("not-at-this-stage", { facts: { guard: "own-session" } });
}

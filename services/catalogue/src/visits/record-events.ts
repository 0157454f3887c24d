import { type LiveVisitEvent, refuse } from "@tallenne/contracts";
import { visitEvents, visitGuards, type VisitGuard, type VisitId } from "@tallenne/domain";
import type { Visit, Visits } from "./visit.ts";
import { stepVisit } from "./step-visit.ts";

/** The room has seen its guards to hold before it let an event happen: it is asked for the order of states and for who caused them. */
const seen = Object.keys(visitGuards) as VisitGuard[];

interface Taken {
  readonly taken: number;
  readonly state: Visit["state"];
  readonly complete: boolean;
}

/**
 * Takes events of the room into the visit, in order of their numbers: one write for all of them. What was taken before changes nothing; after a gap nothing is
 * taken, and the answer says where to go on. Throws Problem `bad-input` for an event that is the desk's own, `unknown`, `not-at-this-stage`.
 */
export function recordEventsIn(visits: Visits) {
  return async (id: VisitId, events: readonly LiveVisitEvent[]): Promise<Taken> => {
    const findings = events.flatMap(({ event }, at) =>
      visitEvents[event].owner === "reading-room"
        ? []
        : [{ pointer: `/events/${at}/event`, code: "not-of-the-room" }],
    );
    if (findings.length > 0) throw refuse("bad-input", { findings });
    const inOrder = events.toSorted((a, b) => a.number - b.number);
    const kept = await visits.change(id, (visit) => {
      const after = inOrder.reduce(withEvent, visit);
      return after === visit ? undefined : after;
    });
    if (kept === undefined) throw refuse("unknown");
    return { taken: kept.taken, state: kept.state, complete: kept.taken >= (inOrder.at(-1)?.number ?? 0) };
  };
}

function withEvent(visit: Visit, { number, ...event }: LiveVisitEvent): Visit {
  if (number !== visit.taken + 1) return visit;
  const isSeat = event.event === "checked-in" || event.event === "handed-over";
  const change = {
    taken: number,
    ...(isSeat && event.by?.startsWith("person_") ? { supervisor: event.by as Visit["supervisor"] } : {}),
  };
  return stepVisit(visit, { ...event, holding: seen }, { change });
}

import * as contract from "@tallenne/contracts";
import {
  type ContactId,
  nextVisitState,
  type VisitGuard,
  visitGuards,
  type VisitId,
  type VisitState,
} from "@tallenne/domain";
import { bind, type Route, type TerminalStanding } from "@tallenne/wire";

type Booked = NonNullable<contract.Received<typeof contract.visitFacts>["visit"]>;

/** What the desk's part of visits looks like to the room. */
export interface StubVisits {
  readonly booked: Map<VisitId, Booked>;
  /** Events taken, in order, of each visit. */
  readonly taken: Map<VisitId, contract.LiveVisitEvent[]>;
  /** Enrolled devices by the secret of their cookie. */
  readonly terminals: Map<string, TerminalStanding>;
  away: boolean;
  /** Takes events, and its answer gets lost. */
  losesAnswers: boolean;
}

const everything = Object.keys(visitGuards) as VisitGuard[];

/** A catalogue's desk and an identity's terminals, in memory: the desk takes events as the real one does, by the table and without gaps. */
export function stubVisits(): {
  readonly visits: StubVisits;
  readonly ofCatalogue: readonly Route[];
  readonly ofIdentity: readonly Route[];
} {
  const visits: StubVisits = {
    booked: new Map(),
    taken: new Map(),
    terminals: new Map(),
    away: false,
    losesAnswers: false,
  };
  const here = () => {
    if (visits.away) throw new Error("the catalogue is away");
  };
  return {
    visits,
    ofCatalogue: [
      bind(contract.visitFacts, {
        use: (_granted, { body }) => {
          here();
          return { visit: visits.booked.get(body.visit) ?? null };
        },
      }),
      bind(contract.recordVisitEvents, {
        use: (_granted, { body }) => {
          here();
          const booked = visits.booked.get(body.visit);
          if (booked === undefined) throw contract.refuse("unknown");
          const taken = visits.taken.get(body.visit) ?? [];
          let state: VisitState = booked.state;
          for (const event of body.events) {
            if (event.number !== taken.length + 1) continue;
            const next = nextVisitState(event.event, { state, actor: event.actor, holding: everything });
            if (!("to" in next)) throw contract.refuse("not-at-this-stage");
            taken.push(event);
            state = next.to;
          }
          visits.taken.set(body.visit, taken);
          visits.booked.set(body.visit, { ...booked, state });
          if (visits.losesAnswers) throw new Error("the line was cut");
          return { taken: taken.length, state, complete: true };
        },
      }),
    ],
    ofIdentity: [
      bind(contract.introspectTerminal, {
        use: (_granted, { body }) => ({ terminal: visits.terminals.get(body.terminal) ?? null }),
      }),
    ],
  };
}

/** A visit agreed for today. */
export function bookedVisit(
  more: Partial<Booked> & { readonly id: VisitId; readonly items: ContactId[] },
  made: { readonly case: Booked["case"]; readonly room: Booked["room"]; readonly day: Booked["day"] },
): Booked {
  return {
    ...made,
    number: "T-9F3C-7",
    state: "confirmed",
    office: "mikkeli",
    from: "10.00" as Booked["from"],
    to: "11.00" as Booked["to"],
    startsAt: "2026-11-24T08:00:00Z" as Booked["startsAt"],
    endsAt: "2026-11-24T09:00:00Z" as Booked["endsAt"],
    interpreter: "none",
    aids: [],
    language: "fi",
    disqualified: [],
    supervisor: null,
    due: made.day,
    half: null,
    ...more,
  };
}

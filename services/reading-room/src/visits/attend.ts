import {
  type IdentityCheckView,
  Problem,
  problems,
  refuse,
  type Received,
  type Standing,
  type visitFacts,
} from "@tallenne/contracts";
import { instantOf, minuteOf, type VisitId } from "@tallenne/domain";
import { carrying, Duplicate } from "@tallenne/store";
import { identityResult } from "./identity-result.ts";
import { pushEvents } from "./push-events.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { isOpen, sending, type VisitSitting } from "./visit-sitting.ts";
import { stepped, traced } from "./visit-step.ts";

type Booked = NonNullable<Received<typeof visitFacts>["visit"]>;

const seatOf = ({ person, session, commitment }: Standing): VisitSitting["supervisor"] => ({
  person,
  session,
  commitment: commitment?.id ?? null,
});

/** The citizen has come: the visit begins in the room. Nothing of any content is loaded. Throws Problem `not-at-this-stage` for another day or a visit that is not agreed. */
export function checkIn(ports: VisitPorts) {
  const { visits, lines, clock, calendar, log } = ports;
  const push = pushEvents(ports);
  return async (booked: Booked, standing: Standing): Promise<VisitSitting> => {
    const before = await visits.get(booked.id);
    // Received already, but the catalogue's answer got lost: it is told again.
    if (before?.isUnsent === true && before.supervisor.session === standing.session) return told(before);
    // Withdrawn or decided anew since the time was agreed on: there is nothing to hear, and the citizen is told before anything else.
    if (booked.items.length === 0)
      throw refuse("not-at-this-stage", { facts: { guard: "decision-made", state: booked.state } });
    const begun = stepped(ports, beginningOf(booked, standing, clock.now()), {
      event: "checked-in",
      actor: "supervisor",
      by: { standing },
      holding: booked.day === calendar.today() ? ["day-matches"] : [],
      trail: { action: "visit.checked-in", facts: {}, about: [booked.case] },
    });
    let kept: VisitSitting;
    try {
      kept = await visits.insert(begun);
    } catch (failure) {
      if (failure instanceof Duplicate) throw refuse("not-at-this-stage");
      throw failure;
    }
    return told(kept);
  };

  async function told(kept: VisitSitting): Promise<VisitSitting> {
    try {
      await push(kept.id);
    } catch (failure) {
      log.warn({ event: "check-in-refused", visit: kept.id }, failure);
      // The catalogue books: what it refuses has not begun. What it did not answer it may have taken: that stays, and is told again.
      if (failure instanceof Problem && problems[failure.slug].family === "refusal")
        await visits.remove(kept.id);
      throw failure;
    }
    ports.relay.wake();
    lines.tellState(kept);
    return (await visits.get(kept.id)) ?? kept;
  }
}

function beginningOf(booked: Booked, standing: Standing, now: number): VisitSitting {
  const {
    id,
    case: matter,
    office,
    room,
    day,
    from,
    to,
    state,
    items,
    disqualified,
    language,
    aids,
  } = booked;
  return {
    id,
    version: 1,
    case: matter,
    office,
    room,
    day,
    from,
    to,
    slotMinutes: Math.max(1, minuteOf(to) - minuteOf(from)),
    state,
    decided: items,
    barred: disqualified,
    supervisor: seatOf(standing),
    terminal: null,
    seat: null,
    items: [],
    identity: null,
    provedAt: 0,
    companions: [],
    names: null,
    language,
    aids,
    isRead: false,
    isHeldBack: false,
    away: null,
    at: null,
    withheld: [],
    asks: [],
    extendedMinutes: 0,
    interruptions: 0,
    followUps: [],
    served: {},
    heard: {},
    told: {},
    sounding: null,
    counted: 0,
    activeAt: now,
    ...sending([]),
    ...carrying([]),
  };
}

/** A colleague, or the same person signed in anew, supervises from here on (T-W8). */
export function takeOver(ports: VisitPorts, changes: VisitChanges) {
  const { live: all, clock } = ports;
  return async (id: VisitId, standing: Standing): Promise<VisitSitting> => {
    const kept = await changes.change(id, (visit) => ({
      ...stepped(ports, visit, {
        event: "handed-over",
        actor: "supervisor",
        by: { standing },
        holding: [
          "commitment-current",
          ...(isBarred(visit, standing) ? [] : (["not-disqualified"] as const)),
        ],
        trail: { action: "visit.handed-over", facts: {} },
      }),
      supervisor: seatOf(standing),
    }));
    const live = all.of(id);
    live.permit = undefined;
    live.supervisor = undefined;
    for (const [line, session] of live.consoles) {
      if (session === standing.session) live.supervisor = { line, session, heardAt: clock.monotonic() };
      else line.tell("away", { why: "handed-over" });
    }
    return kept;
  };
}

/** Whether somebody may not supervise: redacted or checked it, or is a party or close to one. */
export function isBarred(visit: Pick<VisitSitting, "barred" | "decided">, standing: Standing): boolean {
  return (
    visit.barred.includes(standing.person) ||
    standing.disqualified.some((contact) => visit.decided.includes(contact))
  );
}

/** The results of looking at a document; again in a suspension, where identity must be proved anew. */
export function recordIdentity(ports: VisitPorts, changes: VisitChanges) {
  return (id: VisitId, check: IdentityCheckView, standing: Standing): Promise<VisitSitting> =>
    changes.change(id, (visit) => {
      const result = identityResult(check);
      const trail = { action: "visit.identity", facts: { ...check, result } } as const;
      const by = { standing };
      const noted = {
        identity: { ...check, result, at: instantOf(ports.clock.now()), by: standing.person },
        ...(result === "proved" ? { provedAt: ports.clock.now() } : {}),
      };
      // Asked again after a long break: the table knows no step for it, the ledger has its entry.
      if (isOpen(visit)) return { ...traced(ports, visit, { by, ...trail }), ...noted };
      const begun =
        visit.state === "id-check"
          ? visit
          : stepped(ports, visit, { event: "identity-begun", actor: "supervisor", by });
      if (result === "second-officer") return { ...traced(ports, begun, { by, ...trail }), ...noted };
      return { ...proved(ports, begun, { check, result, standing }), ...noted };
    });
}

/** A second officer stands for a former name or a known person, in a session of their own (T-D2, T-D3). */
export function confirmIdentity(ports: VisitPorts, changes: VisitChanges) {
  return (id: VisitId, confirmed: boolean, standing: Standing): Promise<VisitSitting> =>
    changes.change(id, (visit) => {
      if (visit.identity?.result !== "second-officer") throw refuse("not-at-this-stage");
      const { result: _waited, at: _then, by: first, ...check } = visit.identity;
      // Whoever supervises by now: the one who looked at the document is the first officer.
      if (first === standing.person) throw refuse("second-person");
      const result = confirmed ? "proved" : "failed";
      const noted = {
        identity: { ...check, result, at: instantOf(ports.clock.now()), by: first } as const,
        ...(confirmed ? { provedAt: ports.clock.now() } : {}),
      };
      const trail = { action: "visit.identity", facts: { ...check, result } } as const;
      if (isOpen(visit)) return { ...traced(ports, visit, { by: { standing }, ...trail }), ...noted };
      return { ...proved(ports, visit, { check, result, standing }), ...noted };
    });
}

function proved(
  ports: VisitPorts,
  visit: VisitSitting,
  seen: {
    readonly check: IdentityCheckView;
    readonly result: "proved" | "failed";
    readonly standing: Standing;
  },
): VisitSitting {
  const { check, result, standing } = seen;
  return stepped(ports, visit, {
    event: result === "proved" ? "identity-proved" : "identity-failed",
    actor: "supervisor",
    by: { standing },
    holding: ["identity-results-stored"],
    facts: { identity: check },
    trail: { action: "visit.identity", facts: { ...check, result } },
  });
}

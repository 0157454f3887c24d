import { type Action, type ActionFacts, refuse, type requestDeskEvents } from "@tallenne/contracts";
import { type CalendarDate, extensionFinding, pausesClock, requestClock } from "@tallenne/domain";
import { isEnded, standingCandidates, timesOf } from "./request.ts";
import type { RequestFile } from "./request-file.ts";
import { stepped, type Stepping } from "./step.ts";

type DeskEvent = (typeof requestDeskEvents)[number];

/**
 * A step of the desk. A question about identity stops the clock when it is asked within three days of arrival (T-A11.2c, T-G3), and only such a question
 * does; the search finds what was frozen already at registration. Throws `out-of-turn`.
 */
export function advanced(request: RequestFile, event: DeskEvent, step: Stepping): RequestFile {
  const moved = stepped(request, [event], step);
  const { today } = step;
  if (event === "ask-identity" && pausesClock(request.arrivedOn, today))
    return { ...moved, pauses: [...moved.pauses, { from: today, to: null }] };
  if (event === "receive-identity")
    return { ...moved, pauses: moved.pauses.map((pause) => ({ ...pause, to: pause.to ?? today })) };
  if (event === "locate" && standingCandidates(moved).length > 0)
    return stepped(moved, ["find-candidates"], step);
  return isEnded(moved) ? { ...moved, isUnsettled: true } : moved;
}

/** What the ledger is told of a step. */
export function advanceEntry(
  event: DeskEvent,
  became: RequestFile,
): { [A in Action]: { readonly action: A; readonly facts: ActionFacts<A> } }[Action] {
  if (event === "ask-supplement" || event === "receive-supplement")
    return {
      action: "request.supplement",
      facts: { event: event === "ask-supplement" ? "asked" : "received" },
    };
  if (event === "ask-identity")
    return {
      action: "request.identity.asked",
      facts: { pauses: became.pauses.some(({ to }) => to === null) },
    };
  if (event === "receive-identity") return { action: "request.identity.received", facts: {} };
  if (event === "move") return { action: "request.moved", facts: {} };
  return { action: "request.stepped", facts: { event } };
}

/** Two more months. Throws `out-of-turn` after the first month or day 30, the second time, and once the request is decided (T-G2). */
export function extended(request: RequestFile, { today }: Stepping): RequestFile {
  const finding = extensionFinding(timesOf(request), today);
  if (finding !== undefined) throw refuse("out-of-turn", { facts: { reason: finding } });
  if (request.decision !== null || isEnded(request)) throw refuse("out-of-turn");
  return { ...request, extendedOn: today };
}

/** The day a decision is expected. Throws `bad-input` outside today … legal end, `out-of-turn` once it is decided (T-L11). */
export function estimated(request: RequestFile, on: CalendarDate, { today }: Stepping): RequestFile {
  if (request.decision !== null || isEnded(request)) throw refuse("out-of-turn");
  const { legalEnd } = requestClock(timesOf(request), today);
  if (on < today || on > legalEnd) {
    const detail = `from ${today} to ${legalEnd}`;
    throw refuse("bad-input", { findings: [{ pointer: "/on", code: "out-of-bounds", detail }] });
  }
  return { ...request, estimate: on };
}

/**
 * An objection, or a matter of the supervisory authority: the request is taken up again with a clock of its own. What was decided stays in its history;
 * candidates are looked for and frozen anew.
 */
export function reopened(request: RequestFile, step: Stepping): RequestFile {
  return {
    ...stepped(request, ["reopen"], step),
    arrivedOn: step.today,
    registeredAt: step.at,
    registeredOn: step.today,
    isUnread: false,
    extendedOn: null,
    pauses: [],
    estimate: null,
    located: null,
    candidates: [],
    review: null,
    statements: [],
    check: null,
    decision: null,
    withheld: null,
    certificate: null,
    certificateId: null,
    delivered: [],
    visit: null,
    fulfilledOn: null,
  };
}

import type { VisitEventRow, VisitRecordView } from "@tallenne/contracts";
import {
  clockTimeOf,
  type ContactId,
  type ControlReason,
  controlReasonCodes,
  isVisitOver,
  minuteOf,
  type PersonId,
  type VisitEvent,
  visitEvents,
} from "@tallenne/domain";
import { joined, type Stretch } from "./stretches.ts";
import type { Visit } from "./visit.ts";

/** Whether there is something to record: the citizen came, and it is over. */
function isRecordable({ state, slot, events }: Visit): boolean {
  return slot !== null && isVisitOver(state) && events.some(({ event }) => event === "checked-in");
}

/**
 * The record of a visit (requests-and-visits §7.5): a function of its events and of nothing else, so nobody can edit it (T-W15). Undefined while there is
 * nothing to record.
 */
export function recordOf(visit: Visit): VisitRecordView | undefined {
  const { slot, events } = visit;
  if (slot === null || !isRecordable(visit)) return undefined;
  const came = events.slice(events.findIndex(({ event }) => event === "checked-in"));
  const briefed = lastOf(came, "briefed")?.facts;
  const signed = lastOf(came, "signed-off");
  return {
    visit: visit.id,
    case: visit.case,
    number: visit.number,
    office: slot.office,
    room: slot.room,
    day: slot.day,
    from: slot.start,
    to: clockTimeOf(Math.min(minuteOf(slot.start) + visit.minutes, 1439)),
    ended: endOf(came),
    times: timesOf(came),
    supervisors: supervisorsOf(came),
    identity: all(came, ["identity-proved", "identity-failed"]).map(({ at, event, facts }) => ({
      at,
      proved: event === "identity-proved",
      check: facts.identity ?? null,
    })),
    participants: lastOf(came, "companions-cleared")?.facts.participants ?? [],
    items: visit.items.map((item) => ({ ...item, ...heardOf(came, item.contact) })),
    interruptions: interruptionsOf(came),
    controls: all(came, ["held-back", "extended", "stopped"]).map(({ at, event, facts }) => ({
      at,
      kind: event as "held-back",
      reason: reasonOf(facts.reason),
    })),
    asked: all(came, ["asked"]).flatMap(({ at, facts: { wish } }) =>
      wish === undefined ? [] : [{ at, wish }],
    ),
    aids: briefed?.aids ?? visit.aids,
    language: briefed?.language ?? visit.language,
    followUps: lastOf(came, "follow-up-chosen")?.facts.followUps ?? [],
    remarks: all(came, ["remarked"]).map(({ id, at, words }) => ({ event: id, at, words })),
    events: came.length,
    madeAt: lastOf(came, "recorded")?.at ?? null,
    signedOff:
      signed?.by?.startsWith("person_") === true
        ? {
            by: signed.by as PersonId,
            at: signed.at,
            signature: signed.facts.signature ?? "not-asked",
          }
        : null,
  };
}

const all = (events: readonly VisitEventRow[], named: readonly VisitEvent[]): readonly VisitEventRow[] =>
  events.filter(({ event }) => named.includes(event));
const lastOf = (events: readonly VisitEventRow[], event: VisitEvent): VisitEventRow | undefined =>
  events.findLast((one) => one.event === event);

/** States in the order they were reached, each change once. */
function timesOf(events: readonly VisitEventRow[]): VisitRecordView["times"] {
  const times: VisitRecordView["times"] = [];
  let state: VisitRecordView["ended"] = "confirmed";
  for (const { event, at } of events) {
    const to: VisitRecordView["ended"] | undefined = visitEvents[event].moves[state];
    if (to !== undefined && to !== state) times.push({ state: to, at });
    state = to ?? state;
  }
  return times;
}

/** How the listening ended, before any record was made. */
function endOf(events: readonly VisitEventRow[]): VisitRecordView["ended"] {
  const desk: readonly string[] = ["recorded", "signed-off", "follow-up"];
  return timesOf(events).findLast(({ state }) => !desk.includes(state))?.state ?? "confirmed";
}

function supervisorsOf(events: readonly VisitEventRow[]): PersonId[] {
  const seated = all(events, ["checked-in", "handed-over"]).flatMap(({ by }) =>
    by?.startsWith("person_") === true ? [by as PersonId] : [],
  );
  return seated.filter((one, at) => one !== seated[at - 1]);
}

function heardOf(events: readonly VisitEventRow[], contact: ContactId) {
  const played = all(events, ["listened"]).filter(({ facts }) => facts.contact === contact);
  const heard = joined(
    played.flatMap(({ facts: { fromMs, toMs } }): Stretch[] =>
      fromMs === undefined || toMs === undefined || toMs <= fromMs ? [] : [[fromMs, toMs]],
    ),
  );
  return {
    rendition: played.findLast(({ facts }) => facts.rendition !== undefined)?.facts.rendition ?? null,
    heard,
    heardMs: heard.reduce((sum, [from, to]) => sum + to - from, 0),
  };
}

function interruptionsOf(events: readonly VisitEventRow[]): VisitRecordView["interruptions"] {
  const about = all(events, ["suspended", "resumed"]);
  return about.flatMap(({ event, at, facts }, number) => {
    if (event !== "suspended") return [];
    const next = about[number + 1];
    return [{ at, cause: facts.cause ?? null, until: next?.event === "resumed" ? next.at : null }];
  });
}

function reasonOf(reason: string | undefined): ControlReason | null {
  return controlReasonCodes.find((known) => known === reason) ?? null;
}

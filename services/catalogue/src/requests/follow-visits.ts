import { type CaseId, phaseOf, type RequestState } from "@tallenne/domain";
import type { LedgerEntry } from "@tallenne/contracts";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import { heardAt, type Visit, type Visits, visitsOf, wasHeard } from "../visits/visit.ts";
import { ownEntryOf } from "./own-entry.ts";
import type { RequestFile } from "./request-file.ts";
import type { ChangeRequest } from "./request-changes.ts";
import { stepped, type Stepping } from "./step.ts";

interface FollowPorts {
  readonly visits: Visits;
  readonly cases: Collection<Case>;
  readonly change: ChangeRequest;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

/** Visits read at a time. */
const most = 200;
const giving: readonly RequestState[] = ["granted", "partly", "delivery"];

/**
 * Tells requests how far their visits have come (requests-and-visits §6.1). The visit says so first and stays `untold` until its request has learnt it, so
 * that a crash between the two loses nothing and the next look finishes. One that fails is logged and tried again; the others go on.
 */
export function followVisits({ visits, cases, change, log, ...ports }: FollowPorts) {
  const entry = ownEntryOf(ports);
  const tell = async (matter: CaseId): Promise<void> => {
    const all = await visitsOf(visits, matter);
    let told: RequestFile["history"] = [];
    let given: RequestFile["delivered"] = [];
    if ((await cases.get(matter)) !== undefined)
      await change({
        case: matter,
        by: null,
        to: (request, step) => {
          const followed = following(request, all, step);
          told = followed?.history.slice(request.history.length) ?? [];
          given = followed?.delivered.slice(request.delivered.length) ?? [];
          return followed;
        },
        tells: (became): readonly LedgerEntry[] => [
          ...told.map(({ event }) => entry(became, "request.stepped", { event })),
          ...given.map(({ what, means }) => entry(became, "request.delivered", { what, means })),
        ],
      });
    for (const { id, events } of all)
      await visits.change(id, (visit) =>
        // What happened meanwhile is told at the next look.
        visit.isUntold && visit.events.length === events.length ? { ...visit, isUntold: false } : undefined,
      );
  };
  return async (): Promise<void> => {
    const asked = new Set<CaseId>();
    // Page after page: those that fail again and again stay untold, and those behind them have their turn all the same.
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await visits.find({ where: { field: "isUntold", is: true }, limit: most, after });
      after = page.next;
      for (const { case: matter } of page.rows) {
        if (asked.has(matter)) continue;
        asked.add(matter);
        try {
          await tell(matter);
        } catch (failure) {
          log.error({ event: "request-not-told-of-visit", case: matter }, failure);
        }
      }
    }
  };
}

/**
 * The request after its visits, undefined where it knows already. With an agreed time its delivery has begun; what was heard has reached the requester, and
 * what was not heard has not (T-W9). Visits from before it was taken up again belong to what was decided then.
 */
function following(request: RequestFile, all: readonly Visit[], step: Stepping): RequestFile | undefined {
  const own = all.filter(({ events }) => (events[0]?.at ?? "") >= request.registeredAt);
  const newest = own.at(-1);
  if (newest === undefined) return undefined;
  const phase = phaseOf(newest.state);
  const visit = { visit: newest.id, phase, heard: wasHeard(newest) };
  const isGiving = giving.includes(request.state);
  const begins = isGiving && request.state !== "delivery" && ["agreed", "under-way", "ended"].includes(phase);
  const counted = request.delivered.filter(({ what }) => what === "visit").length;
  const heard = isGiving ? own.flatMap((one) => heardAt(one) ?? []).slice(counted) : [];
  const isKnown = request.visit?.visit === visit.visit && request.visit.phase === phase;
  if (isKnown && request.visit?.heard === visit.heard && !begins && heard.length === 0) return undefined;
  const delivered = heard.map((at) => ({ what: "visit", means: "in-person", at }) as const);
  return {
    ...stepped(request, begins ? ["deliver"] : [], step),
    visit,
    delivered: [...request.delivered, ...delivered],
  };
}

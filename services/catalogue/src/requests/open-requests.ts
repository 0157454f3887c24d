import { type CalendarDate, type Condition, endedStates, type RequestState } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import { asRequest, isEnded, type RequestCase } from "./request.ts";

/** Requests in one answer. */
const most = 500;

interface OpenPorts {
  readonly cases: Collection<Case>;
}

/** Every request that a condition holds for, in no order. */
async function* each({ cases }: OpenPorts, where: Condition): AsyncIterable<RequestCase> {
  for await (const found of cases.each(where)) {
    const matter = asRequest(found);
    if (matter !== undefined) yield matter;
  }
}

const isOpen: Condition = {
  all: [
    { field: "kind", is: "rights-request" },
    { field: "state", is: "open" },
  ],
};
const isIn = (...states: readonly RequestState[]): Condition => ({ field: "request.state", in: states });

/**
 * Requests for the desk: open ones by the day on which the law's time ends, nearest first, a fulfilled one after them until its thirty days are over;
 * ended ones newest first.
 */
export function listRequests(ports: OpenPorts) {
  return async (
    asked: "open" | "ended",
    endOf: (matter: RequestCase) => CalendarDate,
  ): Promise<{ readonly rows: readonly RequestCase[]; readonly more: boolean }> => {
    const found: RequestCase[] = [];
    const wanted =
      asked === "ended" ? [isIn(...endedStates)] : [isOpen, isIn("fulfilled", "freeze-released")];
    for (const where of wanted) for await (const matter of each(ports, where)) found.push(matter);
    const rank = (matter: RequestCase) =>
      asked === "open"
        ? `${matter.request.fulfilledOn === null ? 0 : 1}${endOf(matter)}`
        : matter.request.since;
    const rows = found.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
    if (asked === "ended") rows.reverse();
    return { rows: rows.slice(0, most), more: rows.length > most };
  };
}

/**
 * How many requests registered before a day began still lack their candidates: while there is one, nothing is destroyed (flows J5.2; T-Q2), as what they
 * ask for may be among what is due.
 */
export function requestsUnlocated(ports: OpenPorts) {
  return async (day: CalendarDate): Promise<number> => {
    let count = 0;
    for await (const { request } of each(ports, isOpen))
      if (request.located === null && !isEnded(request) && request.registeredOn < day) count += 1;
    return count;
  };
}

/** Requests that wait for something the archive does by itself: freezes to settle, thirty days that are over. */
export function requestsToTend(ports: OpenPorts) {
  return async (): Promise<readonly RequestCase[]> => {
    const found: RequestCase[] = [];
    for await (const matter of each(ports, isIn("fulfilled"))) found.push(matter);
    for await (const matter of each(ports, { field: "request.isUnsettled", is: true }))
      if (matter.request.state !== "fulfilled") found.push(matter);
    return found;
  };
}

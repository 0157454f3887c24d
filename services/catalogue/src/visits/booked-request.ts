import type { CaseFacts } from "@tallenne/contracts";
import type { CaseId } from "@tallenne/domain";
import { caseFactsOf } from "../cases/case.ts";
import { type DecidedRequest, decidedRequest } from "../requests/for-visit.ts";

/** The request a visit is booked for, and who works on it as decisions see it: the visit is one way to what it grants. */
export interface BookedRequest extends DecidedRequest {
  readonly facts: CaseFacts;
}

/** Finds the rights request of a case; undefined where there is none. */
export type BookedRequests = (matter: CaseId) => Promise<BookedRequest | undefined>;

/** Finds it among the cases. */
export function bookedRequestsIn(ports: Parameters<typeof decidedRequest>[0]): BookedRequests {
  const decided = decidedRequest(ports);
  return async (id) => {
    const [matter, request] = await Promise.all([ports.cases.get(id), decided(id)]);
    if (matter === undefined || request === undefined) return undefined;
    return { ...request, facts: caseFactsOf(matter, ports.calendar.today()) };
  };
}

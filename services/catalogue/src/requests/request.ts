import { type RequestView, requestView } from "@tallenne/contracts";
import {
  type CalendarDate,
  daysBetween,
  endedStates,
  isUndecided,
  lastDayToExtend,
  removesWhatIsGranted,
  requestClock,
  type RequestEvent,
  requestTable,
  type RequestTimes,
  urgencyOf,
} from "@tallenne/domain";
import type { Case } from "../cases/case.ts";
import type { RequestFile } from "./request-file.ts";

/** A case that is a rights request. */
export interface RequestCase extends Case {
  readonly request: RequestFile;
}

/** The case as a request, or undefined where it is a case of another kind. */
export function asRequest(matter: Case | undefined): RequestCase | undefined {
  return matter?.request == null ? undefined : (matter as RequestCase);
}

/** What moves its clock. */
export function timesOf({ arrivedOn, tracks, extendedOn, pauses }: RequestFile): RequestTimes {
  return { arrivedOn, tracks, extendedOn, pauses };
}

/** The request as shown: no personal field, its clock as it stands today. */
export function requestViewOf(matter: RequestCase, today: CalendarDate): RequestView {
  const { request } = matter;
  const times = timesOf(request);
  const clock = requestClock(times, today);
  const { dueOn, legalEnd, targetOn, decideBy, governedBy, isPaused } = clock;
  return requestView.parse({
    ...Object.fromEntries(Object.entries(request).filter(([name]) => name in requestView.shape)),
    id: matter.id,
    number: matter.number,
    clerk: matter.owner,
    clock: {
      dueOn,
      legalEnd,
      targetOn,
      decideBy,
      governedBy,
      isPaused,
      extendedOn: request.extendedOn,
      extendableUntil: lastDayToExtend({ ...times, extendedOn: null }, today),
      urgency: isUndecided(request.state) ? urgencyOf(clock, today) : "calm",
      daysLeft: daysBetween(today, legalEnd),
    },
    next: (Object.keys(requestTable[request.state]) as RequestEvent[]).filter(
      (event) => event !== "need-redaction" && !(event === "withdraw" && isRemoved(request)),
    ),
    version: matter.version,
  });
}

/** Candidates that count: not those found to be somebody else's. */
export function standingCandidates({
  candidates,
}: Pick<RequestFile, "candidates">): RequestFile["candidates"] {
  return candidates.filter(({ state }) => state !== "rejected");
}

/** Matched contacts. */
export function matchedContacts({ candidates }: Pick<RequestFile, "candidates">) {
  return candidates.filter(({ state }) => state === "matched").map(({ contact }) => contact);
}

/** Whether something of it was erased, or is about to be: from then on it cannot be withdrawn. */
export function isRemoved({ kind, decision }: Pick<RequestFile, "kind" | "decision">): boolean {
  return (
    removesWhatIsGranted(kind) && (decision?.items.some(({ outcome }) => outcome === "granted") ?? false)
  );
}

/** Whether nothing more is done for it: it has ended, or the reply is with the requester. */
export function isOver(request: Pick<RequestFile, "state" | "fulfilledOn">): boolean {
  return request.fulfilledOn !== null || isEnded(request);
}

/** Whether the request is over: nothing is frozen for it any more and nothing is done for it. */
export function isEnded({ state }: Pick<RequestFile, "state">): boolean {
  return endedStates.includes(state);
}

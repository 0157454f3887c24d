import { refuse } from "@tallenne/contracts";
import {
  type CalendarDate,
  type Instant,
  type PersonId,
  requestAfter,
  type RequestEvent,
} from "@tallenne/domain";
import { isOver, type RequestCase, standingCandidates } from "./request.ts";
import type { RequestFile } from "./request-file.ts";

/** Who steps, and when by both clocks. */
export interface Stepping {
  /** Null: the archive by itself. */
  readonly by: PersonId | null;
  readonly at: Instant;
  readonly today: CalendarDate;
}

/** The request after events, each of which must be possible in the state the one before left it in. Throws `out-of-turn`. */
export function stepped(
  request: RequestFile,
  events: readonly RequestEvent[],
  { by, at }: Stepping,
): RequestFile {
  let { state, since, history } = request;
  for (const event of events) {
    const to = requestAfter(state, event);
    if (to === undefined) throw refuse("out-of-turn", { facts: { state, event } });
    if (to !== state) since = at;
    state = to;
    history = [...history, { event, to, at, by }];
  }
  return { ...request, state, since, history };
}

/**
 * The case with its request changed. What is linked to the case, and so may be opened under it, is what is frozen for it; it gives no access any more
 * once the reply is with the requester.
 */
export function withRequest(matter: RequestCase, request: RequestFile, today: CalendarDate): RequestCase {
  const hasEnded = isOver(request);
  const { closedOn, ...rest } = matter;
  return {
    ...rest,
    request,
    contacts: standingCandidates(request).map(({ contact, frozenAt, evidence }) => ({
      contact,
      linkedAt: frozenAt,
      evidence,
    })),
    state: hasEnded ? "closed" : "open",
    ...(hasEnded ? { closedOn: closedOn ?? today } : {}),
  };
}

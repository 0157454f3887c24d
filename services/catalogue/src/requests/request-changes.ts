import { type LedgerEntry, refuse } from "@tallenne/contracts";
import { type CaseId, instantOf, type PersonId } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying, type Collection, type PendingEvent } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import type { FeedEvent } from "../contacts/ingested-events.ts";
import { asRequest, type RequestCase } from "./request.ts";
import type { RequestFile } from "./request-file.ts";
import { type Stepping, withRequest } from "./step.ts";

interface ChangePorts {
  readonly cases: Collection<Case>;
  readonly feed: { wake(): void };
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** One write of a request: what it becomes, and what the ledger shall learn with it (flows D7 `with`). */
interface RequestChange {
  readonly case: CaseId;
  readonly by: PersonId | null;
  /** Undefined: nothing changes, nothing is told. May throw a Problem. */
  readonly to: (request: RequestFile, step: Stepping, matter: RequestCase) => RequestFile | undefined;
  /** Entries about the request as it became. */
  readonly tells: (matter: RequestCase) => readonly LedgerEntry[];
  /** Persons who become members of the case. */
  readonly joins?: readonly PersonId[];
  /** The reading-room shall look for candidates again. */
  readonly looksAgain?: boolean;
}

/** Changes requests, one document a time. */
export type ChangeRequest = (change: RequestChange) => Promise<RequestCase>;

/** Builds it. The entries lie inside the document until the relay has carried them: neither is ever without the other. */
export function changeRequest({ cases, feed, calendar, clock, chance }: ChangePorts): ChangeRequest {
  return async ({ case: id, by, to, tells, joins = [], looksAgain = false }) => {
    const changed = await cases.change(id, (found) => {
      const matter = asRequest(found);
      if (matter === undefined) throw refuse("unknown");
      const today = calendar.today();
      const request = to(matter.request, { by, at: instantOf(clock.now()), today }, matter);
      if (request === undefined) return undefined;
      const members = [...new Set([...matter.members, ...joins])].filter((person) => person !== matter.owner);
      const became = withRequest({ ...matter, members }, request, today);
      const pending = tells(became).map((entry): PendingEvent => ({
        id: chance.id("event"),
        kind: "trail",
        trail: entry,
      }));
      const told = looksAgain ? [registeredEvent(chance, id, became.request.registeredAt)] : [];
      return { ...became, ...carrying([...matter.pending, ...told, ...pending]) };
    });
    const matter = asRequest(changed);
    if (matter === undefined) throw refuse("unknown");
    feed.wake();
    return matter;
  };
}

/** By which the reading-room learns that candidates of a request must be found and frozen. */
export function registeredEvent(chance: Chance, of: CaseId, at: FeedEvent["at"]): PendingEvent {
  const body: FeedEvent = { kind: "request-registered", contact: null, case: of, at };
  return { id: chance.id("event"), kind: body.kind, body };
}

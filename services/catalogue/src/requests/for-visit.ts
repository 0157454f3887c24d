import {
  type CaseId,
  type CalendarDate,
  type ContactId,
  type PersonId,
  requestClock,
} from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import type { Contacts } from "../contacts/contacts.ts";
import { asRequest, matchedContacts, timesOf } from "./request.ts";
import type { RequestFile } from "./request-file.ts";

/** What a visit must know of the request it is booked for. */
export interface DecidedRequest {
  readonly case: CaseId;
  readonly number: string;
  readonly state: RequestFile["state"];
  readonly language: RequestFile["language"];
  /** Contacts granted, whole or in part, that may be heard at a visit. */
  readonly items: readonly ContactId[];
  /** Due day of the request; a visit never moves it (INV-10). */
  readonly due: CalendarDate;
  /** Who may not supervise it: who served one of the contacts, and who reviewed them (INV-9). */
  readonly disqualified: readonly PersonId[];
  /** Decided, and something is still to be given. */
  readonly decided: boolean;
}

interface VisitPorts {
  readonly cases: Collection<Case>;
  readonly contacts: Pick<Contacts, "some">;
  readonly calendar: Calendar;
}

/** Events by which somebody has looked through what a third party may not be told. */
const reviewing: ReadonlySet<RequestFile["history"][number]["event"]> = new Set([
  "redact",
  "nothing-to-redact",
]);
const given: ReadonlySet<RequestFile["state"]> = new Set(["granted", "partly", "delivery"]);

/** The decided request of a case; undefined for a case of another kind or none. */
export function decidedRequest({ cases, contacts, calendar }: VisitPorts) {
  return async (id: CaseId): Promise<DecidedRequest | undefined> => {
    const matter = asRequest(await cases.get(id));
    if (matter === undefined) return undefined;
    const { request, number } = matter;
    const served = (await contacts.some(matchedContacts(request))).flatMap(({ agent }) => agent ?? []);
    // What one of them hid may stand in what another reviewed after a sending back.
    const reviewers = request.history.flatMap(({ event, by }) => (reviewing.has(event) && by ? [by] : []));
    return {
      case: matter.id,
      number,
      state: request.state,
      language: request.language,
      items: (request.decision?.items ?? [])
        .filter(({ outcome, given: ways }) => outcome !== "refused" && ways.includes("visit"))
        .map(({ contact }) => contact),
      due: requestClock(timesOf(request), calendar.today()).dueOn,
      disqualified: [...new Set([...served, ...reviewers])],
      decided: given.has(request.state),
    };
  };
}

import type { Received, visitFacts } from "@tallenne/contracts";
import {
  caseFileLastDay,
  caseFileRegister,
  caseFileTerm,
  clockTimeOf,
  type ContactId,
  instantAt,
  minuteOf,
  type VisitId,
} from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import { bucketOf } from "@tallenne/vault";
import type { SealingKeys } from "../sealing-keys/sealing-keys.ts";
import type { BookedRequest, BookedRequests } from "./booked-request.ts";
import type { Visit, Visits } from "./visit.ts";

type Facts = Received<typeof visitFacts>["visit"];

/** What the room must know of a visit with an agreed time; null for any other. With it the half that words said today are sealed to, as case files are. */
export function visitFactsOf(ports: {
  readonly visits: Visits;
  readonly booked: BookedRequests;
  readonly sealingKeys: Pick<SealingKeys, "current">;
  readonly calendar: Calendar;
}) {
  const half = async () => {
    const lastDay = caseFileLastDay(ports.calendar.today());
    const of = { register: caseFileRegister, class: "standard", lastDay, term: caseFileTerm } as const;
    return (await ports.sealingKeys.current(bucketOf(of).name)) ?? null;
  };
  return async (id: VisitId): Promise<Facts> => {
    const visit = await ports.visits.get(id);
    if (visit === undefined || visit.slot === null) return null;
    const { slot, minutes } = visit;
    const request = await ports.booked(visit.case);
    const begin = minuteOf(slot.start);
    const end = Math.min(begin + minutes, 1439);
    return {
      id: visit.id,
      case: visit.case,
      number: visit.number,
      state: visit.state,
      office: slot.office,
      room: slot.room,
      day: slot.day,
      from: slot.start,
      to: clockTimeOf(end),
      startsAt: instantAt(slot.day, begin),
      endsAt: instantAt(slot.day, end),
      interpreter: visit.interpreter,
      aids: [...visit.aids],
      language: visit.language,
      items: stillGranted(visit, request),
      disqualified: [...visit.disqualified],
      supervisor: visit.supervisor,
      due: visit.due,
      half: await half(),
    };
  };
}

/** Requests whose decision stands: not withdrawn, not taken up anew, not over since long. */
const standing: ReadonlySet<BookedRequest["state"]> = new Set(["granted", "partly", "delivery", "fulfilled"]);

/** What the citizen may hear today: items of the visit that the decision grants still (INV-2). A visit agreed on before a withdrawal opens nothing. */
function stillGranted({ items }: Visit, request: BookedRequest | undefined): ContactId[] {
  if (request === undefined || !standing.has(request.state)) return [];
  return items.map(({ contact }) => contact).filter((contact) => request.items.includes(contact));
}

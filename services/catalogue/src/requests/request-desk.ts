import type { PublicHalfView, RequestView, Standing } from "@tallenne/contracts";
import { type CaseId, requestClock } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import type { TrustedHalf } from "@tallenne/vault";
import type { Case } from "../cases/case.ts";
import { caseFactsOf } from "../cases/case.ts";
import type { CataloguePorts } from "../ports.ts";
import type { Certificate } from "./certificate.ts";
import { followVisits } from "./follow-visits.ts";
import { freezeCandidates } from "./freeze-candidates.ts";
import type { Freezes } from "./freezes.ts";
import { listRequests, requestsToTend } from "./open-requests.ts";
import { replyOf } from "./reply.ts";
import { refuseDisqualified } from "./qualified.ts";
import { rectifyContact } from "./rectify-contact.ts";
import { changeRequest } from "./request-changes.ts";
import { asRequest, type RequestCase, requestViewOf, timesOf } from "./request.ts";
import { sealCaseFile } from "./seal-case-file.ts";
import { settleFreezes } from "./settle-freezes.ts";
import { tendRequests } from "./tend-requests.ts";

/** The use cases of requests over the ports of the catalogue, put together once. */
export interface RequestDesk {
  readonly cases: Collection<Case>;
  readonly certificates: Collection<Certificate>;
  readonly change: ReturnType<typeof changeRequest>;
  readonly settle: ReturnType<typeof settleFreezes>;
  /** Carries a decision out: what it erases is closed at once, or as soon as the ledger knows of it. */
  readonly carryOut: (matter: RequestCase) => Promise<RequestCase>;
  readonly freeze: ReturnType<typeof freezeCandidates>;
  readonly seal: ReturnType<typeof sealCaseFile>;
  readonly list: (asked: "open" | "ended") => ReturnType<ReturnType<typeof listRequests>>;
  readonly tend: ReturnType<typeof tendRequests>;
  /** Tells requests how far their visits have come. */
  readonly follow: ReturnType<typeof followVisits>;
  /** Facts of a decision about a request; nothing where there is none. */
  readonly known: (id: CaseId) => Promise<Known>;
  /** The same, and refuses who may not touch it. */
  readonly knownTo: (id: CaseId, standing: Standing) => Promise<Known>;
  /** What the reply to a decided request tells. */
  readonly reply: ReturnType<typeof replyOf>;
  readonly view: (matter: RequestCase) => RequestView;
}

interface Known {
  readonly facts: { readonly purpose: "p4"; readonly case?: ReturnType<typeof caseFactsOf> };
  readonly objects: readonly CaseId[];
  readonly carry: RequestCase | undefined;
}

/** Puts the desk together. */
export function requestDesk(
  ports: CataloguePorts & {
    readonly certificates: Collection<Certificate>;
    readonly freezes: Freezes;
    /** By which the ledger is asked for the history of contacts. */
    readonly peers: Pick<Peers, "call">;
    /** Verifies a half; throws for one the reading-room did not sign. */
    readonly trusted: (half: PublicHalfView) => TrustedHalf;
  },
): RequestDesk {
  const { cases, calendar, certificates } = ports;
  const change = changeRequest(ports);
  const settle = settleFreezes({
    freezes: ports.freezes,
    rectify: rectifyContact(ports),
    isTold: async (id) => (await cases.get(id))?.isPending === false,
    change,
  });
  const list = listRequests(ports);
  const endOf = ({ request }: RequestCase) => requestClock(timesOf(request), calendar.today()).legalEnd;
  const refuseUnqualified = refuseDisqualified(ports);
  const known = async (id: CaseId): Promise<Known> => {
    const found = await cases.get(id);
    const facts = found === undefined ? {} : { case: caseFactsOf(found, calendar.today()) };
    return { facts: { purpose: "p4", ...facts }, objects: [id], carry: asRequest(found) };
  };
  return {
    cases,
    certificates,
    change,
    settle,
    carryOut: async (matter) => {
      if (!matter.request.isUnsettled) return matter;
      try {
        await ports.feed.settle();
      } catch (failure) {
        // The decision stands; it is carried out at the next look, when the ledger takes its entries.
        ports.log.warn({ event: "decision-waits-for-ledger", case: matter.id }, failure);
      }
      return (await settle(matter)).settled;
    },
    freeze: freezeCandidates({ ...ports, change }),
    seal: sealCaseFile(ports),
    list: (asked) => list(asked, endOf),
    tend: tendRequests({ ...ports, toTend: requestsToTend(ports), settle, change }),
    follow: followVisits({ ...ports, change }),
    known,
    knownTo: async (id, standing) => {
      const found = await known(id);
      if (found.carry !== undefined) await refuseUnqualified(found.carry, standing);
      return found;
    },
    reply: replyOf(ports),
    view: (matter) => requestViewOf(matter, calendar.today()),
  };
}

import {
  refuse,
  requestEnvelope,
  type RequestFields,
  requestFields,
  type Visitor,
} from "@tallenne/contracts";
import { birthDateOf, type CalendarDate, type IdentityCode } from "@tallenne/domain";
import { whyClosed } from "../contents/contents.ts";
import { openCaseFile } from "../requests/open-case-file.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { needsIdentity } from "./visit-shown.ts";
import type { VisitSitting } from "./visit-sitting.ts";

/** States in which a document is looked at: nobody has proved yet who they are. */
const unproved: ReadonlySet<VisitSitting["state"]> = new Set(["checked-in", "id-check", "id-failed"]);

/**
 * Whom the visit was booked for, so that a document can be held against it: name, and the birth date that the requester's identity code carries. Nothing
 * else of the request. Throws Problem `not-at-this-stage` once identity is proved, unless a long break asks for it anew.
 */
export function revealVisitor({ peers, opener, clock }: Pick<VisitPorts, "peers" | "opener" | "clock">) {
  return async (visit: VisitSitting): Promise<Visitor> => {
    const { state } = visit;
    if (!unproved.has(state) && !needsIdentity(visit, clock.now()))
      throw refuse("not-at-this-stage", { facts: { state } });
    const { fields } = await peers.call(requestEnvelope, { body: { case: visit.case } });
    let opened: unknown;
    try {
      opened = await openCaseFile(opener, fields);
    } catch (failure) {
      throw whyClosed(failure);
    }
    const { requester, details } = requestFields.parse(opened);
    return { name: requester.name, birthDate: bornOn(details) };
  };
}

/** Of one identity code only: with several, nobody can tell whose is whose. The code was checked when the request was registered. */
function bornOn(details: RequestFields["details"]): CalendarDate | null {
  const codes = new Set(details.flatMap(({ kind, value }) => (kind === "identity-code" ? [value] : [])));
  const [code] = codes;
  return code === undefined || codes.size > 1 ? null : birthDateOf(code as IdentityCode);
}

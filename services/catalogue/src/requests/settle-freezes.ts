import { addDays, type CaseId, freezeDaysAfterReply, removesWhatIsGranted } from "@tallenne/domain";
import type { Freezes } from "./freezes.ts";
import type { rectifyContact } from "./rectify-contact.ts";
import { isEnded, type RequestCase } from "./request.ts";
import type { ChangeRequest } from "./request-changes.ts";

interface SettlePorts {
  readonly freezes: Freezes;
  readonly rectify: ReturnType<typeof rectifyContact>;
  /** Whether the ledger knows everything that was told of the case. */
  readonly isTold: (id: CaseId) => Promise<boolean>;
  readonly change: ChangeRequest;
}

/**
 * Brings the freezes in line with what the request says: matched ones stay and end thirty days after the reply, others are let go, at the latest with the
 * decision, and all of them when the request is withdrawn or moved. The request says so first and stays `unsettled` until this is through, so that a crash between loses nothing and the
 * next look finishes. What is to be erased is closed only once the ledger knows who proposed it and who granted it: until then it stays unsettled. Answers
 * how many released contacts are past their own term.
 */
export function settleFreezes({ freezes, rectify, isTold, change }: SettlePorts) {
  return async (
    matter: RequestCase,
  ): Promise<{ readonly settled: RequestCase; readonly overdue: number }> => {
    const { id, request } = matter;
    if (!request.isUnsettled) return { settled: matter, overdue: 0 };
    const { decision } = request;
    const erased = new Set(
      removesWhatIsGranted(request.kind) && decision !== null
        ? decision.items.filter(({ outcome }) => outcome === "granted").map(({ contact }) => contact)
        : [],
    );
    if (erased.size > 0 && !(await isTold(id))) return { settled: matter, overdue: 0 };
    let overdue = 0;
    if (request.kind === "rectification" && decision !== null)
      for (const { contact, outcome } of decision.items) {
        const statement = request.statements.find((one) => one.contact === contact);
        if (outcome !== "granted" || statement === undefined) continue;
        const { by, at } = decision;
        await rectify(contact, { case: id, by, at, digest: statement.digest });
      }
    for (const { contact, state } of request.candidates) {
      if (decision !== null && erased.has(contact))
        await freezes.erase(contact, { case: id, by: decision.by, at: decision.at });
      else if (isEnded(request) || state === "rejected" || (state === "candidate" && decision !== null))
        overdue += Number(await freezes.release(contact, id));
      else if (state === "matched") {
        await freezes.narrow(contact, id);
        if (request.fulfilledOn !== null)
          await freezes.endOn(contact, id, addDays(request.fulfilledOn, freezeDaysAfterReply));
      }
    }
    const settled = await change({
      case: id,
      by: null,
      // What was changed meanwhile is settled by whoever changed it.
      to: (found, _step, now) =>
        now.request.history.length === request.history.length &&
        found.candidates.length === request.candidates.length
          ? { ...found, isUnsettled: false }
          : undefined,
      tells: () => [],
    });
    return { settled, overdue };
  };
}

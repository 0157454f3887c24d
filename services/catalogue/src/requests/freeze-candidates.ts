import type { Asked, freezeCandidates as operation, LedgerEntry } from "@tallenne/contracts";
import { helsinkiDateOf, type PersonId } from "@tallenne/domain";
import { refuse } from "@tallenne/contracts";
import type { Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import type { Freezes } from "./freezes.ts";
import { asRequest, isEnded, type RequestCase, standingCandidates } from "./request.ts";
import type { RequestFile } from "./request-file.ts";
import type { ChangeRequest } from "./request-changes.ts";
import { stepped } from "./step.ts";

type Command = Asked<typeof operation>["body"];

interface FreezePorts {
  readonly cases: Collection<Case>;
  readonly freezes: Freezes;
  readonly change: ChangeRequest;
}

/**
 * Freezes what the reading-room found by the search keys (domain: retention, §5): each contact first, then the request that names them, so that a crash
 * between repeats and nothing frozen is ever unnamed for long. A contact whose day was over before the registration stays out. Repeating it adds what is
 * new and otherwise changes nothing.
 */
export function freezeCandidates({ cases, freezes, change }: FreezePorts) {
  return async (
    command: Command,
    {
      by,
      tells,
    }: { readonly by: PersonId | null; readonly tells: (frozen: number) => readonly LedgerEntry[] },
  ): Promise<RequestCase> => {
    const matter = asRequest(await cases.get(command.case));
    if (matter === undefined) throw refuse("unknown");
    if (isEnded(matter.request)) return matter;
    const registeredOn = helsinkiDateOf(matter.request.registeredAt);
    const known = new Set(matter.request.candidates.map(({ contact }) => contact));
    const frozen: Command["candidates"] = [];
    for (const candidate of command.candidates) {
      if (known.has(candidate.contact)) continue;
      const became = await freezes.place(candidate.contact, { case: matter.id, by, registeredOn });
      if (became === "frozen") frozen.push(candidate);
    }
    if (matter.request.located !== null && frozen.length === 0) return matter;
    return change({
      case: matter.id,
      by,
      to: (request, step) => located(request, { ...command, candidates: frozen }, step),
      tells: () => tells(frozen.length),
    });
  };
}

function located(
  request: RequestFile,
  { candidates, more }: Command,
  step: Parameters<typeof stepped>[2],
): RequestFile {
  const known = new Set(request.candidates.map(({ contact }) => contact));
  const added = candidates
    .filter(({ contact }) => !known.has(contact))
    .map(({ contact, evidence }) => ({ contact, evidence, state: "candidate" as const, frozenAt: step.at }));
  const found: RequestFile = {
    ...request,
    candidates: [...request.candidates, ...added],
    located: request.located ?? { at: step.at, more },
    // Withdrawn while they were being frozen: they are let go again.
    isUnsettled: request.isUnsettled || isEnded(request),
  };
  return found.state === "locating" && standingCandidates(found).length > 0
    ? stepped(found, ["find-candidates"], step)
    : found;
}

import type { Asked, freezeCandidates as operation, LedgerEntry } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import { refuse } from "@tallenne/contracts";
import type { Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import type { Freezes } from "./freezes.ts";
import { asRequest, isEnded, type RequestCase, standingCandidates } from "./request.ts";
import type { RequestFile } from "./request-file.ts";
import type { ChangeRequest } from "./request-changes.ts";
import { stepped, type Stepping } from "./step.ts";

type Command = Asked<typeof operation>["body"];

interface FreezePorts {
  readonly cases: Collection<Case>;
  readonly freezes: Freezes;
  readonly change: ChangeRequest;
}

/**
 * Freezes what the reading-room found by the search keys (domain: retention, §5): each contact first, then the request that names them, so that a crash
 * between repeats and nothing frozen is ever unnamed for long. A contact whose day was over before the registration stays out, and once it is decided nothing
 * is added: nobody would let it go again. Repeating it adds what is new and otherwise changes nothing; a person may name again what was rejected by mistake.
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
    const { registeredOn } = matter.request;
    if (isEnded(matter.request) || matter.request.decision !== null) return matter;
    const known = knownOf(matter.request, by);
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
      to: (request, step) => located(request, { ...command, candidates: frozen }, { ...step, by }),
      tells: () => tells(frozen.length),
    });
  };
}

function located(request: RequestFile, { candidates, more, unread }: Command, step: Stepping): RequestFile {
  const known = knownOf(request, step.by);
  const added = candidates
    .filter(({ contact }) => !known.has(contact))
    .map(({ contact, evidence }) => ({ contact, evidence, state: "candidate" as const, frozenAt: step.at }));
  const found: RequestFile = {
    ...request,
    candidates: [
      ...request.candidates.filter(({ contact }) => !added.some((one) => one.contact === contact)),
      ...added,
    ],
    // Looked for is what the archive looked for; a person's word stands for it only where the archive could read nothing.
    located: request.located ?? (isLookedFor(request, step, unread) ? { at: step.at, more } : null),
    isUnread: request.isUnread || unread === true,
    // Withdrawn or decided while they were being frozen: they are let go again.
    isUnsettled: request.isUnsettled || isEnded(request) || request.decision !== null,
  };
  return found.state === "locating" && standingCandidates(found).length > 0
    ? stepped(found, ["find-candidates"], step)
    : found;
}

/** Contacts that need no freezing: for a person those that stand, for the archive also what a person rejected. */
function knownOf({ candidates }: Pick<RequestFile, "candidates">, by: PersonId | null) {
  return new Set(
    candidates.filter(({ state }) => by === null || state !== "rejected").map(({ contact }) => contact),
  );
}

function isLookedFor(
  { isUnread }: Pick<RequestFile, "isUnread">,
  { by }: Stepping,
  unread: boolean | undefined,
): boolean {
  return unread !== true && (by === null || isUnread);
}

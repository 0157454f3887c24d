import { refuse } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import type { RequestFile } from "./request-file.ts";
import { standingCandidates } from "./request.ts";
import { stepped, type Stepping } from "./step.ts";

type Evidence = RequestFile["candidates"][number]["evidence"];

/** What ties a contact to a detail proves nothing about who spoke (T-A11.3b). */
const details: ReadonlySet<string> = new Set(["number", "email", "identity-code", "business-id"]);

/** Whether it is enough to say whose contact it is: what was said in it, or two kinds of evidence with one beyond a contact detail (T-M1). */
function isEnough(evidence: Evidence): boolean {
  if (evidence.includes("speaker")) return true;
  return evidence.length >= 2 && evidence.some((kind) => !details.has(kind));
}

/**
 * A candidate that came late, by a person's word or a slow search, is judged as long as the review can still take it in; what was matched or rejected stays
 * so once matching has ended.
 */
const lateStates: readonly RequestFile["state"][] = ["matched", "third-party-review"];

/** A candidate is the requester's. Throws `out-of-turn` outside matching, `unknown` for no candidate, `bad-input` for too little evidence. */
export function confirmed(request: RequestFile, contact: ContactId, evidence: Evidence): RequestFile {
  const candidate = candidateOf(request, contact, lateStates);
  const all = [...new Set([...candidate.evidence, ...evidence])];
  if (!isEnough(all)) {
    const detail = "what was said in it, or two kinds of evidence, one beyond a contact detail";
    throw refuse("bad-input", { findings: [{ pointer: "/evidence", code: "candidate-only", detail }] });
  }
  return replaced(request, { ...candidate, evidence: all, state: "matched" });
}

/** A candidate is somebody else's. */
export function rejected(request: RequestFile, contact: ContactId): RequestFile {
  // Where nothing was found, a late one may still be somebody else's, and nothing else.
  const candidate = candidateOf(request, contact, [...lateStates, "nothing-found"]);
  return replaced(request, { ...candidate, state: "rejected" });
}

/**
 * A step of matching (domain: requests and visits, §6.1). Matching ends with at least one match; candidates nobody confirmed are let go then. Nothing
 * is found only where nothing stands any more, after a search. Throws `out-of-turn`.
 */
export function matchingStepped(
  request: RequestFile,
  event: "find-nothing" | "match" | "look-again" | "confirm-match" | "review",
  step: Stepping,
): RequestFile {
  const standing = standingCandidates(request);
  const hasMatch = standing.some(({ state }) => state === "matched");
  if ((event === "find-nothing" || event === "look-again") && standing.length > 0)
    throw refuse("out-of-turn");
  if (event === "find-nothing" && request.located === null) throw refuse("out-of-turn");
  if (event === "confirm-match" && !hasMatch) throw refuse("out-of-turn");
  const moved = stepped(request, [event], step);
  // What was found to be somebody else's is let go as soon as nothing stands any more: no request names it.
  if (event === "look-again" || event === "find-nothing") return { ...moved, isUnsettled: true };
  if (event !== "confirm-match") return moved;
  return {
    ...moved,
    candidates: moved.candidates.map((one) =>
      one.state === "candidate" ? { ...one, state: "rejected" } : one,
    ),
    isUnsettled: true,
  };
}

function candidateOf(
  request: RequestFile,
  contact: ContactId,
  late: readonly RequestFile["state"][],
): RequestFile["candidates"][number] {
  const isLate = late.includes(request.state);
  if (request.state !== "matching" && !isLate) throw refuse("out-of-turn");
  const candidate = request.candidates.find((one) => one.contact === contact);
  if (candidate === undefined) throw refuse("unknown");
  if (isLate && candidate.state !== "candidate") throw refuse("out-of-turn");
  return candidate;
}

function replaced(request: RequestFile, candidate: RequestFile["candidates"][number]): RequestFile {
  return {
    ...request,
    candidates: request.candidates.map((one) => (one.contact === candidate.contact ? candidate : one)),
    // After matching, its freeze is narrowed or let go at once.
    isUnsettled: request.isUnsettled || request.state !== "matching",
  };
}

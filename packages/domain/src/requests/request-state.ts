/** Where a rights request stands (domain: requests and visits, §6.1). */
export const requestStates = [
  "arrived",
  "registered",
  "checking",
  "supplement-asked",
  "identity-asked",
  "misaddressed",
  "moved",
  "locating",
  "candidates",
  "matching",
  "matched",
  "nothing-found",
  "third-party-review",
  "redacting",
  "second-check",
  "decided",
  "granted",
  "partly",
  "refused",
  "delivery",
  "fulfilled",
  "freeze-released",
  "closed",
  "withdrawn",
  "reopened",
] as const;
export type RequestState = (typeof requestStates)[number];

/** What happens to a rights request. */
export const requestEvents = [
  "register",
  "check",
  "ask-supplement",
  "receive-supplement",
  "ask-identity",
  "receive-identity",
  "misaddress",
  "move",
  "locate",
  "find-candidates",
  "find-nothing",
  "match",
  "look-again",
  "confirm-match",
  "review",
  "need-redaction",
  "redact",
  "nothing-to-redact",
  "send-back",
  "decide",
  "grant",
  "grant-partly",
  "refuse",
  "deliver",
  "fulfil",
  "release-freeze",
  "close",
  "withdraw",
  "reopen",
] as const;
export type RequestEvent = (typeof requestEvents)[number];

type Steps = Partial<Record<RequestEvent, RequestState>>;

/** While a request is open it can be withdrawn. What was fulfilled cannot: the reply is with the requester. */
const open = (steps: Steps): Steps => ({ ...steps, withdraw: "withdrawn" });

/**
 * The whole table: state × event → state; what does not stand here is refused (T-Q1). Guards that look at more than the state (a second person, a
 * certificate, thirty days) belong to the acts.
 */
export const requestTable: Readonly<Record<RequestState, Readonly<Steps>>> = {
  arrived: { register: "registered" },
  registered: open({ check: "checking" }),
  checking: open({
    "ask-supplement": "supplement-asked",
    "ask-identity": "identity-asked",
    misaddress: "misaddressed",
    locate: "locating",
  }),
  "supplement-asked": open({ "receive-supplement": "checking" }),
  "identity-asked": open({ "receive-identity": "checking" }),
  misaddressed: open({ move: "moved" }),
  moved: {},
  locating: open({ "find-candidates": "candidates", "find-nothing": "nothing-found" }),
  candidates: open({ match: "matching" }),
  // Every candidate may turn out to be somebody else's contact: then it is looked for again.
  matching: open({ "confirm-match": "matched", "look-again": "locating" }),
  matched: open({ review: "third-party-review" }),
  "nothing-found": open({ decide: "decided" }),
  "third-party-review": open({ "need-redaction": "redacting", "nothing-to-redact": "second-check" }),
  redacting: open({ redact: "second-check" }),
  "second-check": open({ "send-back": "third-party-review", decide: "decided" }),
  decided: { grant: "granted", "grant-partly": "partly", refuse: "refused" },
  granted: open({ deliver: "delivery" }),
  partly: open({ deliver: "delivery" }),
  // What is delivered of a refusal is its certificate.
  refused: { fulfil: "fulfilled" },
  // Several ways of delivery, one after another: visit, transcript, audio, information.
  delivery: open({ deliver: "delivery", fulfil: "fulfilled" }),
  fulfilled: { "release-freeze": "freeze-released" },
  "freeze-released": { close: "closed" },
  closed: { reopen: "reopened" },
  withdrawn: {},
  reopened: open({ check: "checking" }),
};

/** The state after an event, or undefined where the event cannot happen. */
export function requestAfter(state: RequestState, event: RequestEvent): RequestState | undefined {
  return requestTable[state][event];
}

/** Whether an event can happen in a state. */
export function canHappen(state: RequestState, event: RequestEvent): boolean {
  return requestAfter(state, event) !== undefined;
}

/** States from which nothing more is done by itself: the request gives no access any more. */
export const endedStates: readonly RequestState[] = ["moved", "withdrawn", "closed"];

const undecided: ReadonlySet<RequestState> = new Set(
  requestStates.filter(
    (state) => state !== "moved" && requestStates.indexOf(state) < requestStates.indexOf("decided"),
  ),
);

/** Whether a request still waits for its decision: its escalations count. */
export function isUndecided(state: RequestState): boolean {
  return undecided.has(state) || state === "reopened";
}

/** Days after the reply in which the frozen contacts stay (domain: retention, §5). */
export const freezeDaysAfterReply = 30;

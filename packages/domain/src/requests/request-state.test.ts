import { describe, expect, test } from "@jest/globals";
import {
  canHappen,
  isUndecided,
  requestAfter,
  type RequestEvent,
  requestEvents,
  type RequestState,
  requestStates,
} from "./request-state.ts";

/** The arrows of the book, one by one, as they are drawn there; the program's own table stands elsewhere. */
const drawn = `
arrived register registered
registered check checking
checking ask-supplement supplement-asked
supplement-asked receive-supplement checking
checking ask-identity identity-asked
identity-asked receive-identity checking
checking misaddress misaddressed
misaddressed move moved
checking locate locating
locating find-candidates candidates
candidates match matching
matching confirm-match matched
matching look-again locating
locating find-nothing nothing-found
nothing-found decide decided
matched review third-party-review
third-party-review need-redaction redacting
redacting redact second-check
third-party-review nothing-to-redact second-check
second-check send-back third-party-review
second-check decide decided
decided grant granted
decided grant-partly partly
decided refuse refused
granted deliver delivery
partly deliver delivery
delivery deliver delivery
delivery fulfil fulfilled
refused fulfil fulfilled
fulfilled release-freeze freeze-released
freeze-released close closed
closed reopen reopened
reopened check checking
${[
  ["registered", "checking", "supplement-asked", "identity-asked", "misaddressed", "locating", "candidates"],
  ["matching", "matched", "nothing-found", "third-party-review", "redacting", "second-check"],
  ["granted", "partly", "delivery", "reopened"],
]
  .flat()
  .map((state) => `${state} withdraw withdrawn`)
  .join("\n")}`
  .trim()
  .split("\n")
  .map((line) => line.split(" ") as [RequestState, RequestEvent, RequestState]);

describe("the states of a rights request", () => {
  test("T-Q1 every arrow of the book is possible, every other pair of state and event is refused", () => {
    const arrows = new Map(drawn.map(([from, event, to]) => [`${from} ${event}`, to]));
    expect(arrows.size).toBe(drawn.length);
    let possible = 0;
    for (const state of requestStates)
      for (const event of requestEvents) {
        const to = requestAfter(state, event);
        expect([state, event, to]).toEqual([state, event, arrows.get(`${state} ${event}`)]);
        expect(canHappen(state, event)).toBe(to !== undefined);
        possible += Number(to !== undefined);
      }
    expect(possible).toBe(drawn.length);
  });

  test("T-Q1 from its arrival every state can be reached, and every event happens somewhere", () => {
    const reached = new Set<RequestState>(["arrived"]);
    // As many rounds as there are states: the longest way has fewer steps.
    for (let round = 0; round < requestStates.length; round += 1)
      for (const [from, , to] of drawn) if (reached.has(from)) reached.add(to);
    expect([...reached].toSorted()).toEqual([...requestStates].toSorted());
    expect(new Set(drawn.map(([, event]) => event)).size).toBe(requestEvents.length);
  });

  test("escalations count until the decision, and again when it is reopened", () => {
    expect(requestStates.filter((state) => !isUndecided(state))).toEqual([
      "moved",
      "decided",
      "granted",
      "partly",
      "refused",
      "delivery",
      "fulfilled",
      "freeze-released",
      "closed",
      "withdrawn",
    ]);
  });
});
